import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";

export const tenLines: readonly Bilingual[] = [
  both("La maison garde des nombres, pas des réponses\u202f: combien de personnes ont choisi «\u202f4\u202f», jamais qui, ni avec quelles autres réponses.", "The house keeps numbers, not answers: how many people chose “4”, never who, nor along with which other answers."),
  both("Vous vous connectez pour prouver que vous pouvez répondre. Votre appareil tire alors au sort un jeton pour chaque axe, et le masque.", "You sign in to prove that you may answer. Your device then draws a random token for each axis, and blinds it."),
  both("Le serveur signe le jeton masqué sans pouvoir le lire, comme on tamponne une enveloppe fermée doublée de papier carbone. Il note «\u202fdroit remis\u202f».", "The server signs the blinded token without being able to read it, as one stamps a closed envelope lined with carbon paper. It notes “right given”."),
  both("Votre appareil ôte le masque. Le jeton porte une signature valable, et le serveur ne l’a jamais vu.", "Your device takes the blinding off. The token bears a valid signature, and the server has never seen it."),
  both("Quand vous voulez, votre appareil envoie le jeton et les réponses d’un axe, sans session ni cookie. Le serveur reconnaît sa signature\u202f; il ne vous reconnaît pas.", "Whenever you like, your device sends the token and the answers of one axis, without session or cookie. The server recognises its signature; it does not recognise you."),
  both("Un jeton ne sert qu’une fois, pour un seul axe. Rien ne relie les axes d’une même personne.", "A token serves once, for one axis. Nothing ties the axes of one person together."),
  both("Les réponses attendent, scellées. Elles sont mélangées puis ajoutées aux compteurs, par dix au moins, et les bulletins sont détruits.", "Answers wait, sealed. They are shuffled, then added to the counters, ten at least at a time, and the ballots are destroyed."),
  both("À côté d’une réponse, rien n’est écrit\u202f: ni heure, ni adresse, ni compte, ni numéro d’ordre.", "Beside an answer nothing is written: no hour, no address, no account, no sequence number."),
  both("Sous le seuil (dix en général, jamais moins de cinq), rien n’est lu. Un axe trop peu rempli est détruit sans être ouvert.", "Under the threshold (ten as a rule, never fewer than five) nothing is read. An axis with too few answers is destroyed unopened."),
  both("Tout cela se vérifie\u202f: le programme de votre navigateur, les clés, la liste des bulletins, et des essais d’attaque que chacun peut relancer.", "All this can be checked: the program of your browser, the keys, the list of ballots, and attacks that anybody can run again."),
];

export const whoKnows: readonly { readonly who: Bilingual; readonly knows: Bilingual; readonly never: Bilingual }[] = [
  { who: both("Votre appareil", "Your device"), knows: both("vos jetons, et vos réponses jusqu’à l’envoi", "your tokens, and your answers until they are sent"), never: both("rien de ce que font les autres", "anything of what others do") },
  { who: both("Le guichet, où l’on se connecte", "The desk, where one signs in"), knows: both("qui a reçu le droit de répondre, à quels axes (tous, par défaut)", "who received the right to answer, for which axes (all, by default)"), never: both("le jeton, la réponse, ni si le droit a servi", "the token, the answer, or whether the right was used") },
  { who: both("L’urne, sans connexion", "The box, without sign-in"), knows: both("qu’un jeton valable est venu pour un axe, avec des réponses", "that a valid token came for an axis, with answers"), never: both("de qui\u202f; elle n’écrit ni heure, ni adresse, ni ordre", "from whom; it writes no hour, address or order") },
  { who: both("Les compteurs", "The counters"), knows: both("combien ont donné chaque réponse, en tout et par grand groupe", "how many gave each answer, in all and by large group"), never: both("quelles réponses viennent d’une même personne", "which answers come from one person") },
  { who: both("Ceux qui lisent les résultats", "Those who read the results"), knows: both("des nombres arrondis, à partir du seuil, une seule fois après la clôture", "rounded numbers, from the threshold up, once after the closing"), never: both("les cases trop petites, ni celles qui permettraient de les retrouver par soustraction", "cells that are too small, nor those that would give them back by subtraction") },
];

export const administratorSees: readonly Bilingual[] = [
  both("La liste des personnes qui ont reçu leur droit, jusqu’à la clôture\u202f; puis seulement leur nombre.", "The list of people who received their right, until the closing; then only their number."),
  both("Une liste de jetons utilisés, qu’aucun calcul, si long soit-il, ne rapproche de la première\u202f: tout jeton s’accorde aussi bien avec toute demande masquée.", "A list of tokens used, which no computation, however long, brings closer to the first: every token fits every blinded request equally well."),
  both("Des réponses scellées, dont la clé est un fichier hors de la base, jamais sauvegardé, changé à chaque dépouillement, détruit à la fin.", "Sealed answers, whose key is a file outside the database, never backed up, changed at each count, destroyed at the end."),
  both("Des compteurs, et des textes libres sans auteur ni ordre.", "Counters, and free texts without author or order."),
  both("Dans les journaux, aucune ligne pour l’envoi d’un bulletin.", "In the logs, no line for the sending of a ballot."),
];

export const cannotPromise: readonly { readonly what: Bilingual; readonly told: Bilingual }[] = [
  { what: both("Un serveur détourné au moment même de l’envoi.", "A server hijacked at the very moment of sending."), told: both("Qui commande la machine à cet instant peut lire ce qui arrive et voir l’adresse du réseau d’où cela vient. Le passé lui reste fermé. Envoyer depuis un autre réseau que celui du bureau réduit ce risque.", "Whoever commands the machine at that moment can read what comes in and see the network address it comes from. The past stays closed to them. Sending from another network than that of the office lessens this risk.") },
  { what: both("Ce que note le réseau en dehors du site.", "What the network notes outside the site."), told: both("Un pare-feu de l’établissement peut savoir que votre poste a parlé à ce site, et quand. Le contenu est chiffré\u202f; mais comparez-vous à mille collègues plutôt qu’à trois.", "A firewall of the establishment may know that your computer spoke to this site, and when. The content is encrypted; but be one of a thousand colleagues rather than one of three.") },
  { what: both("Votre appareil.", "Your device."), told: both("Un logiciel espion, un poste partagé ou administré à distance voit ce que vous tapez. Jusqu’à l’envoi, vos réponses y sont en clair.", "Spyware, a shared computer or one run from afar sees what you type. Until they are sent, your answers are there in clear.") },
  { what: both("Ce que vos mots disent de vous.", "What your words say of you."), told: both("Un style, une anecdote, un service de trois personnes vous désignent mieux qu’un nom. La recherche de noms avant l’envoi aide\u202f; elle ne remplace pas votre relecture.", "A style, an anecdote, a department of three people point at you better than a name. The search for names before sending helps; it does not stand in for your own reading.") },
  { what: both("Un programme modifié pour vous seul.", "A program changed for you alone."), told: both("Le site pourrait vous envoyer un autre programme qu’aux autres. C’est pourquoi son empreinte est publiée ici et recalculable depuis les sources\u202f: comparez-la.", "The site could send you another program than it sends to others. That is why its fingerprint is published here and can be computed again from the sources: compare it.") },
  { what: both("Qu’on ne vous demande pas votre numéro de bulletin.", "That nobody asks you for the number of your ballot."), told: both("Il prouve que vous avez répondu à un axe, rien d’autre. Par défaut rien n’en reste sur votre appareil.", "It proves that you answered an axis, nothing else. By default nothing of it stays on your device.") },
];

export const price: readonly Bilingual[] = [
  both("On ne saura jamais si ceux qui ont répondu A à une question ont répondu B à une autre.", "Nobody will ever know whether those who answered A to one question answered B to another."),
  both("On ne saura pas non plus qui a répondu à plusieurs axes. Les mêmes questions de groupe sont donc reposées en tête de chacun.", "Nor who answered several axes. The same questions on groups are therefore asked again at the head of each."),
  both("Un jeton perdu l’est pour de bon. Une réponse envoyée ne se change pas, ne se retire pas\u202f: personne ne saurait laquelle.", "A token lost is lost for good. An answer sent cannot be changed or taken back: nobody would know which."),
  both("Sans JavaScript on ne peut pas répondre anonymement, puisque le masque se fabrique sur l’appareil.", "Without JavaScript one cannot answer anonymously, since the blinding is made on the device."),
  both("Les toutes dernières réponses d’un axe, si elles sont trop peu nombreuses, sont perdues plutôt que lues.", "The very last answers of an axis, should they be too few, are lost rather than read."),
];

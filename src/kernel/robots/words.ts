import type { Issue } from "../errors/app-error.ts";
import type { Bilingual } from "../i18n/language.ts";

const texts = {
  stale: { fr: "Le formulaire est resté ouvert trop longtemps, ou n’a pas été affiché par ce site. Rien n’est perdu\u202f: vérifiez votre texte et envoyez de nouveau.", en: "The form stayed open for too long, or was not shown by this site. Nothing is lost: check your text and send it again." },
  used: { fr: "Ce formulaire a déjà été envoyé. Si vous vouliez envoyer autre chose, envoyez de nouveau.", en: "This form was sent already. If you meant to send something else, send it again." },
  "too-fast": { fr: "Le formulaire a été envoyé à peine affiché. Vérifiez votre texte et envoyez de nouveau.", en: "The form was sent as soon as it was shown. Check your text and send it again." },
  trap: { fr: "Un champ qui doit rester vide a été rempli, sans doute par votre navigateur. Il est vidé\u202f: envoyez de nouveau.", en: "A field that has to stay empty was filled in, probably by your browser. It is empty again: send once more." },
  unanswered: { fr: "Répondez à la question posée contre les robots.", en: "Answer the question that keeps robots out." },
  wrong: { fr: "Ce n’est pas la réponse à la question posée contre les robots. En voici une autre.", en: "That is not the answer to the question that keeps robots out. Here is another." },
  "too-many": { fr: "Trop d’envois depuis votre réseau en dix minutes. Votre texte est là\u202f: envoyez-le dans quelques minutes.", en: "Too many sendings from your network within ten minutes. Your text is here: send it in a few minutes." },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** `robots.REASON`, at the field of the question. */
export function robotIssue(reason: keyof typeof texts): Issue {
  return { code: `robots.${reason}`, severity: "error", field: "robot-answer", text: texts[reason] };
}

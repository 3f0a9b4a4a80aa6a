import type { VNode } from "preact";
import type { Language } from "../../../../kernel/i18n/language.ts";

const words = {
  fr: {
    title: "Le chemin d’une réponse", description: "Votre appareil envoie au guichet, sous votre nom, un jeton masqué, et reçoit sa signature. Plus tard il envoie à l’urne, sans nom, le jeton démasqué avec les réponses d’un axe. L’urne mélange et compte. Rien ne relie le guichet à l’urne.",
    device: "Votre appareil", deviceDoes: "fabrique et masque un jeton par axe", desk: "Le guichet", deskKnows: "sait qui vous êtes", deskNot: "ne voit pas le jeton", box: "L’urne", boxKnows: "voit jeton et réponses", boxNot: "ne sait pas qui",
    asks: "jeton masqué", signs: "signature", later: "plus tard, sans nom", sends: "jeton, réponses", count: "Les compteurs", countDoes: "par 10 au moins, mélangés", none: "aucun lien",
  },
  en: {
    title: "The path of an answer", description: "Your device sends a blinded token to the desk, under your name, and receives its signature. Later it sends the unblinded token with the answers of one axis to the box, without a name. The box shuffles and counts. Nothing ties the desk to the box.",
    device: "Your device", deviceDoes: "makes and blinds a token for each axis", desk: "The desk", deskKnows: "knows who you are", deskNot: "does not see the token", box: "The box", boxKnows: "sees token and answers", boxNot: "does not know who",
    asks: "blinded token", signs: "signature", later: "later, without a name", sends: "token, answers", count: "The counters", countDoes: "10 at least, shuffled", none: "no link",
  },
} as const;

/** Who hands what to whom, in one picture that is as readable on a phone. */
export function PathDrawing({ language }: { readonly language: Language }): VNode {
  const say = words[language];
  const box = (x: number, y: number, width: number, lines: readonly string[]) => (
    <g>
      <rect class="path-box" x={x} y={y} width={width} height={22 + lines.length * 17} rx={4} />
      {lines.map((line, index) => <text class={index === 0 ? "path-name" : "path-text"} x={x + width / 2} y={y + 24 + index * 17} text-anchor="middle">{line}</text>)}
    </g>
  );
  return (
    <figure class="answer-path">
      <svg viewBox="0 0 400 390" role="img" aria-labelledby="path-title path-description">
        <title id="path-title">{say.title}</title>
        <desc id="path-description">{say.description}</desc>
        <defs><marker id="path-arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path class="path-head" d="M0 0 10 5 0 10z" /></marker></defs>
        {box(50, 8, 300, [say.device, say.deviceDoes])}
        <path class="path-line" d="M95 64V164" marker-end="url(#path-arrow)" />
        <path class="path-line" d="M130 164V64" marker-end="url(#path-arrow)" />
        <text class="path-text" x="86" y="108" text-anchor="end">{say.asks}</text>
        <text class="path-text" x="139" y="150">{say.signs}</text>
        <path class="path-line path-unnamed" d="M300 64V164" marker-end="url(#path-arrow)" />
        <text class="path-text" x="291" y="92" text-anchor="end">{say.later}</text>
        <text class="path-text" x="291" y="114" text-anchor="end">{say.sends}</text>
        {box(8, 168, 170, [say.desk, say.deskKnows, say.deskNot])}
        {box(222, 168, 170, [say.box, say.boxKnows, say.boxNot])}
        <path class="path-cut" d="M182 204H218" />
        <path class="path-cross" d="M193 197l14 14m0-14l-14 14" />
        <text class="path-text" x="200" y="262" text-anchor="middle">{say.none}</text>
        <path class="path-line path-unnamed" d="M307 243V322" marker-end="url(#path-arrow)" />
        {box(180, 326, 212, [say.count, say.countDoes])}
      </svg>
    </figure>
  );
}

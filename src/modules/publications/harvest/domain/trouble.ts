import type { Issue } from "../../../../kernel/errors/app-error.ts";
import { both } from "../../../../kernel/i18n/format.ts";
import type { Bilingual } from "../../../../kernel/i18n/language.ts";

/** What can go wrong with one answer of a source, and whether asking again may help. */
const kinds = {
  throttled: { retry: true, text: both("La source demande d’attendre", "The source asks to wait") },
  "server-error": { retry: true, text: both("La source est en panne", "The source is failing") },
  connection: { retry: true, text: both("La connexion avec la source a échoué", "The connection with the source failed") },
  "unknown-host": { retry: true, text: both("Le nom de la source n’est pas connu\u202f: le réseau est-il ouvert\u202f?", "The name of the source is not known: is the network open?") },
  "too-slow": { retry: true, text: both("La source n’a pas répondu à temps", "The source did not answer in time") },
  cut: { retry: true, text: both("La réponse est coupée", "The answer is cut short") },
  "wrong-type": { retry: true, text: both("La réponse n’est pas dans le format attendu (une page d’erreur\u202f?)", "The answer is not in the format expected (an error page?)") },
  malformed: { retry: true, text: both("La réponse n’a pas la forme attendue", "The answer does not have the shape expected") },
  "empty-page": { retry: true, text: both("La source a donné une page vide avant la fin qu’elle annonce", "The source gave an empty page before the end that it announces") },
  refused: { retry: false, text: both("La source refuse la demande\u202f: vérifiez ce qui est demandé et la clé d’accès", "The source refuses the request: check what is asked and the access key") },
  "not-found": { retry: false, text: both("La source ne connaît pas ce qui est demandé", "The source does not know what is asked") },
  "too-large": { retry: false, text: both("La réponse dépasse la taille acceptée", "The answer is larger than what is accepted") },
  redirect: { retry: false, text: both("La source renvoie à un autre site\u202f: Jalon n’y va pas", "The source redirects to another site: Jalon does not go there") },
  "private-address": { retry: false, text: both("Cette adresse est celle d’un réseau privé\u202f: Jalon ne l’appelle pas", "This address belongs to a private network: Jalon does not call it") },
  "cursor-repeats": { retry: false, text: both("La source tourne en rond\u202f: elle donne deux fois la même page", "The source goes round in circles: it gives the same page twice") },
  endless: { retry: false, text: both("La source donne bien plus que ce qu’elle annonce, sans fin", "The source gives far more than it announces, without end") },
  short: { retry: false, text: both("La source a fini avant d’avoir donné ce qu’elle annonçait", "The source ended before it had given what it announced") },
} as const satisfies Readonly<Record<string, { readonly retry: boolean; readonly text: Bilingual }>>;

export type TroubleKind = keyof typeof kinds;

/** What went wrong with an answer. Says nothing of the address asked, which may hold a key. */
export class Trouble extends Error {
  override readonly name = "Trouble";
  readonly kind: TroubleKind;
  readonly status: number | null;
  /** How long the source asks to wait. */
  readonly retryAfterMilliseconds: number | null;
  /** Facts in figures for those who look into it: `404 of 1,200`. */
  readonly detail: Bilingual | null;

  constructor(kind: TroubleKind, options: { status?: number; retryAfterMilliseconds?: number | null; detail?: Bilingual } = {}) {
    super(kinds[kind].text.en);
    this.kind = kind;
    this.status = options.status ?? null;
    this.retryAfterMilliseconds = options.retryAfterMilliseconds ?? null;
    this.detail = options.detail ?? null;
  }

  get mayPass(): boolean {
    return kinds[this.kind].retry;
  }
}

/** The trouble as people read it in the log of a harvest. */
export function troubleIssue(trouble: Trouble, severity: Issue["severity"], attempt: number | null = null): Issue {
  const { text } = kinds[trouble.kind];
  const status = trouble.status === null ? "" : ` (HTTP ${trouble.status})`;
  const more = trouble.detail ?? { fr: "", en: "" };
  const tail = { fr: more.fr === "" ? "" : `\u202f: ${more.fr}`, en: more.en === "" ? "" : `: ${more.en}` };
  const again = attempt === null ? { fr: ".", en: "." } : { fr: `, essai ${attempt}.`, en: `, attempt ${attempt}.` };
  return {
    code: `publications.harvest-${trouble.kind}`,
    severity,
    text: { fr: `${text.fr}${status}${tail.fr}${again.fr}`, en: `${text.en}${status}${tail.en}${again.en}` },
  };
}

import type { VNode } from "preact";
import { uploadsPath } from "../../../../kernel/uploads/index.ts";
import type { Language } from "../../../../kernel/i18n/language.ts";

export interface FileUploadProps {
  readonly dataset: string;
  readonly csrfToken: string;
  readonly language: Language;
  /** The `id` of the plain form, which steps aside once the script runs. */
  readonly insteadOf: string;
  /** The `id` of the list of files, read again after each upload. */
  readonly refresh: string;
}

const words = {
  fr: {
    choose: "Choisir des fichiers", drop: "ou déposez-les ici. Toutes les tailles\u202f: un envoi interrompu reprend où il en était.", list: "Envois en cours", waiting: "en attente", sending: "{percent}\u202f% · {done} sur {total}",
    paused: "en pause", checking: "vérification…", done: "reçu", retrying: "connexion perdue, nouvel essai dans {seconds}\u202fs", pause: "Mettre en pause", resume: "Reprendre", cancel: "Annuler", hide: "Enlever de la liste",
    signedOut: "Votre session est terminée\u202f: reconnectez-vous dans un autre onglet, rechargez cette page et choisissez de nouveau le fichier, l’envoi reprendra.", failed: "L’envoi a échoué.",
    left: "Envoi interrompu\u202f: choisissez de nouveau ce fichier pour le reprendre.", leave: "Un envoi est en cours.", units: "o|ko|Mo|Go|To",
  },
  en: {
    choose: "Choose files", drop: "or drop them here. Any size: an upload that is cut goes on from where it was.", list: "Uploads", waiting: "waiting", sending: "{percent}% · {done} of {total}",
    paused: "paused", checking: "being verified…", done: "received", retrying: "connection lost, trying again in {seconds} s", pause: "Pause", resume: "Go on", cancel: "Cancel", hide: "Take off the list",
    signedOut: "Your session has ended: sign in again in another tab, reload this page and choose the file again, the upload will go on.", failed: "The upload has failed.",
    left: "Upload cut short: choose this file again to go on with it.", leave: "An upload is under way.", units: "B|kB|MB|GB|TB",
  },
} as const;

/**
 * Place of the browser's uploader (`upload.js`): several files, by button, keyboard or drag and drop, with progress,
 * pause, going on after a reload, cancelling. Empty, and the plain form in its place, where no script runs.
 */
export function FileUpload({ dataset, csrfToken, language, insteadOf, refresh }: FileUploadProps): VNode {
  return (
    <div
      class="upload" hidden data-upload={uploadsPath} data-upload-purpose={`dataset:${dataset}`} data-upload-token={csrfToken} data-upload-instead-of={insteadOf} data-upload-refresh={refresh}
      data-upload-words={JSON.stringify(words[language])} data-upload-language={language}
    />
  );
}

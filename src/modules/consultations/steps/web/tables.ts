import { both } from "../../../../kernel/i18n/format.ts";
import type { Table } from "../../../../kernel/tables/index.ts";
import { daysBetween, isDay, type Day } from "../../../../kernel/time/day.ts";
import { answersAwaitedFrom, type Consultation } from "../domain/consultation.ts";
import type { Steps } from "../steps.ts";
import { followUpNames, speakerNames, verdictNames } from "./words.ts";

const dayCell = (instant: string | null): { readonly day: Day } | null => {
  const on = instant?.slice(0, 10) ?? "";
  return isDay(on) ? { day: on } : null;
};
const nobody = both("Comptes et décisions de modération n’en font pas partie.", "Accounts and decisions of moderators are no part of it.");

/** Published proposals of a consultation, oldest first. No account, nothing that was refused. */
export async function proposalsTable(steps: Steps, consultation: Consultation, today: Day): Promise<Table> {
  const { rows } = await steps.proposals(consultation.code, { text: "", theme: "", objective: "", answer: "any", sort: "oldest", page: 1, size: null });
  const since = answersAwaitedFrom(consultation);
  return {
    name: `propositions-${consultation.code}`, title: consultation.title, demonstration: consultation.demonstration, notes: [nobody],
    columns: [
      { key: "number", label: both("Numéro", "Number") }, { key: "publishedOn", label: both("Publiée le", "Published on") }, { key: "door", label: both("Porte", "Door") }, { key: "shownAs", label: both("Sous le nom", "Under the name") },
      { key: "theme", label: both("Thème", "Theme") }, { key: "objective", label: both("Objectif du contrat", "Objective of the contract") }, { key: "title", label: both("Titre", "Title") }, { key: "text", label: both("Texte", "Text") },
      { key: "supports", label: both("Soutiens du personnel", "Supports from staff") }, { key: "comments", label: both("Commentaires", "Comments") }, { key: "answer", label: both("Réponse", "Answer") }, { key: "answeredOn", label: both("Répondue le", "Answered on") },
      { key: "waitingDays", label: both("Réponse en retard de", "Answer late by"), unit: "jours" }, { key: "followUp", label: both("Suite", "Follow-up") },
    ],
    rows: rows.map((row) => [
      row.number, dayCell(row.publishedAt), speakerNames[row.door], row.shownAs, consultation.themes.find(({ code }) => code === row.theme)?.title ?? row.theme, row.objective, row.title, row.body, row.supports, row.comments,
      row.verdict === null ? null : verdictNames[row.verdict], row.answeredOn === null ? null : { day: row.answeredOn }, row.verdict !== null || since === null || today < since ? null : daysBetween(since, today), row.followUp === null ? null : followUpNames[row.followUp],
    ]),
  };
}

export async function commentsTable(steps: Steps, consultation: Consultation): Promise<Table> {
  const comments = await steps.comments(consultation.code);
  const place = new Map(comments.map(({ id }, index) => [id, index + 1]));
  return {
    name: `commentaires-${consultation.code}`, title: consultation.title, demonstration: consultation.demonstration, notes: [nobody],
    columns: [
      { key: "comment", label: both("Commentaire", "Comment") }, { key: "proposal", label: both("Proposition", "Proposal") }, { key: "repliesTo", label: both("Répond au commentaire", "Replies to comment") }, { key: "publishedOn", label: both("Publié le", "Published on") },
      { key: "door", label: both("Porte", "Door") }, { key: "shownAs", label: both("Sous le nom", "Under the name") }, { key: "text", label: both("Texte", "Text") },
    ],
    rows: comments.map((row, index) => [index + 1, row.proposalNumber, row.replyTo === null ? null : (place.get(row.replyTo) ?? null), dayCell(row.publishedAt), speakerNames[row.door], row.shownAs, row.body]),
  };
}

/** Every answer and every step after it, in the order of proposals. */
export async function answersTable(steps: Steps, consultation: Consultation): Promise<Table> {
  const [{ rows }, { answers, followUps }] = await Promise.all([steps.proposals(consultation.code, { text: "", theme: "", objective: "", answer: "any", sort: "oldest", page: 1, size: null }), steps.outcomes(consultation.code)]);
  return {
    name: `reponses-${consultation.code}`, title: consultation.title, demonstration: consultation.demonstration,
    columns: [
      { key: "proposal", label: both("Proposition", "Proposal") }, { key: "title", label: both("Titre", "Title") }, { key: "kind", label: both("Quoi", "What") }, { key: "on", label: both("Le", "On") }, { key: "outcome", label: both("Décision ou état", "Decision or state") },
      { key: "text", label: both("Texte", "Text") }, { key: "by", label: both("Répond pour l’institut", "Answers for the institute") }, { key: "action", label: both("Action du contrat", "Action of the contract") },
    ],
    rows: rows.flatMap(({ id, number, title }) => [
      ...answers.filter(({ proposalId }) => proposalId === id).toReversed().map((one) => [number, title, both("réponse", "answer"), { day: one.answeredOn }, verdictNames[one.verdict], one.reason, one.answeredBy, one.action]),
      ...followUps.filter(({ proposalId }) => proposalId === id).map((one) => [number, title, both("suite", "follow-up"), { day: one.happenedOn }, followUpNames[one.state], one.note, null, null]),
    ]),
  };
}

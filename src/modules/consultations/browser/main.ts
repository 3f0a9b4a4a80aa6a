import { startAnswering } from "./answering.ts";
import { startBallotCheck } from "./ballot-check.ts";

const answering = document.querySelector<HTMLElement>("[data-answering]");
if (answering !== null) void startAnswering(answering);

const check = document.querySelector<HTMLFormElement>("form[data-ballot-check]");
if (check !== null) startBallotCheck(check);

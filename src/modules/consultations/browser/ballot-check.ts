import { houseOver, Refusal } from "./house.ts";
import { wordsIn } from "./words/words.ts";

/** Looks for a ballot in the list on the device, so that the house does not learn which one is looked for. */
export function startBallotCheck(form: HTMLFormElement): void {
  const language = document.documentElement.lang === "en" ? "en" : "fr";
  const words = wordsIn(language);
  const house = houseOver((url, init) => fetch(url, init), form.dataset["questionnaire"] ?? "", { csrfToken: "", language });
  const said = form.querySelector<HTMLElement>("[data-ballot-said]");
  const lists = new Map<string, Promise<readonly string[]>>();
  const say = (text: string): void => { if (said !== null) said.textContent = text; };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const sent = new FormData(form);
    const number = String(sent.get("number") ?? "").replaceAll(/\s/g, "").toLowerCase();
    const axis = String(sent.get("axis") ?? "");
    if (!/^[0-9a-f]{64}$/.test(number)) {
      say(words.ballotMalformed);
      return;
    }
    say(words.ballotLooking);
    const list = lists.get(axis) ?? house.counted(axis);
    lists.set(axis, list);
    void list.then((numbers) => say(numbers.includes(number) ? words.ballotIn : words.ballotNotIn), (error: unknown) => {
      lists.delete(axis);
      if (!(error instanceof Refusal)) throw error;
      say(words.ballotNoList);
    });
  });
}

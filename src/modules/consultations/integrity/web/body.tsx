import type { VNode } from "preact";
import { DataLink } from "../../../../kernel/html/index.ts";

const link = /\[([^\][]{1,300})\]\((https?:\/\/[^\s()]{1,1000}|\/(?!\/)[^\s()\\]{0,1000})\)/g;

/** Words with their links; anything else that looks like markup is shown as it was typed. */
function inline(text: string): (string | VNode)[] {
  const out: (string | VNode)[] = [];
  let at = 0;
  for (const match of text.matchAll(link)) {
    out.push(text.slice(at, match.index), <DataLink href={match[2] ?? null}>{match[1]}</DataLink>);
    at = match.index + match[0].length;
  }
  return [...out, text.slice(at)];
}

/** The text of a sheet: paragraphs, `## ` titles (under the page's own), `- ` lists, links. Nothing a writer types becomes markup. */
export function Body({ text, lang }: { readonly text: string; readonly lang: string }): VNode {
  const blocks = text.replaceAll("\r", "").split(/\n{2,}/).map((block) => block.trim()).filter((block) => block !== "");
  return (
    <div class="prose" lang={lang}>
      {blocks.flatMap((block) => piecesOf(block.split("\n")))}
    </div>
  );
}

function piecesOf(lines: readonly string[]): VNode[] {
  const out: VNode[] = [];
  let [list, words]: [string[], string[]] = [[], []];
  const flush = (): void => {
    if (list.length > 0) out.push(<ul>{list.map((item) => <li>{inline(item)}</li>)}</ul>);
    if (words.length > 0) out.push(<p>{inline(words.join(" "))}</p>);
    [list, words] = [[], []];
  };
  for (const line of lines) {
    const [title, item] = [/^##\s+(.+)$/.exec(line)?.[1], /^[-•]\s+(.+)$/.exec(line)?.[1]];
    if (title !== undefined) {
      flush();
      out.push(<h2 class="heading heading-2">{title}</h2>);
    } else if (item !== undefined) {
      if (words.length > 0) flush();
      list.push(item);
    } else {
      if (list.length > 0) flush();
      words.push(line.trim());
    }
  }
  flush();
  return out;
}

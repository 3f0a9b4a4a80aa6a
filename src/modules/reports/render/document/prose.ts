import type { Block } from "./blocks.ts";

/**
 * A synthesis as blocks. An empty line parts two paragraphs; a run of lines that start with "- " is a list; other line
 * breaks are blanks. Nothing else is read as markup: a star is a star.
 */
export function proseBlocks(text: string): readonly Block[] {
  return text
    .replace(/\r\n?/g, "\n")
    .split(/\n[^\S\n]*\n/)
    .flatMap(paragraphBlocks);
}

function paragraphBlocks(paragraph: string): readonly Block[] {
  const blocks: Block[] = [];
  let words: string[] = [];
  let items: string[] = [];
  const closeWords = (): void => {
    const joined = words.join(" ").trim();
    if (joined !== "") blocks.push({ kind: "paragraph", text: joined });
    words = [];
  };
  const closeItems = (): void => {
    if (items.length > 0) blocks.push({ kind: "list", items });
    items = [];
  };
  for (const line of paragraph.split("\n").map((one) => one.trim())) {
    const item = /^- +(.+)$/.exec(line)?.[1];
    if (item === undefined) {
      closeItems();
      words.push(line);
    } else {
      closeWords();
      items.push(item);
    }
  }
  closeWords();
  closeItems();
  return blocks;
}

import type { VNode } from "preact";

/** A text of a form: an empty line begins a paragraph. */
export function Paragraphs({ text, className }: { readonly text: string; readonly className?: string }): VNode {
  return <>{text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== "").map((paragraph) => <p class={className}>{paragraph.trim()}</p>)}</>;
}

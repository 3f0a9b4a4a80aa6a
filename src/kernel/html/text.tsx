import type { ComponentChildren, VNode } from "preact";
import { safeHref } from "./safe-href.ts";

export interface HeadingProps {
  readonly level: 1 | 2 | 3 | 4;
  readonly id?: string;
  /** Small words before the title ("Priorité 1"), part of the heading. */
  readonly kicker?: string;
  readonly children: ComponentChildren;
}

export function Heading({ level, id, kicker, children }: HeadingProps): VNode {
  const Tag = `h${level}` as const;
  return (
    <Tag class={`heading heading-${level}`} id={id}>
      {kicker === undefined ? null : <span class="kicker">{kicker} </span>}
      {children}
    </Tag>
  );
}

/** The answer in a sentence, right under the title. */
export function Lead({ children }: { readonly children: ComponentChildren }): VNode {
  return <p class="lead">{children}</p>;
}

/** Text for those who listen to the page. */
export function VisuallyHidden({ children }: { readonly children: ComponentChildren }): VNode {
  return <span class="visually-hidden">{children}</span>;
}

/** A link whose address comes from data: without a safe address, the text alone. */
export function DataLink({ href, children, className }: { readonly href: string | null; readonly children: ComponentChildren; readonly className?: string }): VNode {
  const safe = safeHref(href);
  if (safe === null) return <span class={className}>{children}</span>;
  return <a href={safe} class={className} rel={/^https?:/i.test(safe) ? "noopener" : undefined}>{children}</a>;
}

export type Tone = "quiet" | "good" | "warn" | "bad" | "accent";

/** A short word about something ("provisoire"). The word says it all; the tone only helps. */
export function Tag({ tone = "quiet", children }: { readonly tone?: Tone; readonly children: ComponentChildren }): VNode {
  return <span class={`tag tone-${tone}`}>{children}</span>;
}

/** A hard word that explains itself when opened; works without script. Stands in a `div` or a cell: HTML forbids it in a `p`. */
export function Help({ term, children }: { readonly term: string; readonly children: ComponentChildren }): VNode {
  return (
    <details class="help">
      <summary>{term}</summary>
      <div class="help-body">{children}</div>
    </details>
  );
}

export interface DisclosureProps {
  readonly summary: ComponentChildren;
  readonly open?: boolean;
  readonly id?: string;
  readonly children: ComponentChildren;
}

/** Something more, one click away. Opens in print through the style sheet. */
export function Disclosure({ summary, open = false, id, children }: DisclosureProps): VNode {
  return (
    <details class="disclosure" open={open} id={id}>
      <summary>{summary}</summary>
      <div class="disclosure-body">{children}</div>
    </details>
  );
}

export interface Definition {
  readonly term: ComponentChildren;
  readonly details: ComponentChildren;
}

/** Terms with their details, side by side where there is room. */
export function DefinitionList({ items }: { readonly items: readonly Definition[] }): VNode {
  return (
    <dl class="definitions">
      {items.map((item) => (
        <div>
          <dt>{item.term}</dt>
          <dd>{item.details}</dd>
        </div>
      ))}
    </dl>
  );
}

import type { ComponentChildren, VNode } from "preact";
import type { Language } from "../i18n/language.ts";
import { safeHref } from "./safe-href.ts";
import { word } from "./words.ts";

export interface NoticeProps {
  readonly kind: "info" | "warn" | "error";
  readonly language: Language;
  readonly title?: string;
  readonly children: ComponentChildren;
}

/** Something the reader has to know on this page. Its kind is said in words, not by colour alone. */
export function Notice({ kind, language, title, children }: NoticeProps): VNode {
  return (
    <div class={`notice notice-${kind}`} role={kind === "error" ? "alert" : undefined}>
      {title === undefined ? <span class="visually-hidden">{word(kind, language)} </span> : <p class="notice-title">{title}</p>}
      <div>{children}</div>
    </div>
  );
}

/** An empty place says what will be there (`title`) and how to make it so (`children`, `action`). */
export function EmptyState({ title, action, children }: { readonly title: string; readonly action?: { readonly href: string; readonly label: string }; readonly children?: ComponentChildren }): VNode {
  const href = action === undefined ? null : safeHref(action.href);
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      {children === undefined ? null : <div class="empty-body">{children}</div>}
      {href === null || action === undefined ? null : <p><a class="button" href={href}>{action.label}</a></p>}
    </div>
  );
}

export interface FormError {
  /** The `id` of the field to go to, or null when the fault is not one field's. */
  readonly fieldId: string | null;
  readonly message: string;
}

/** All faults of a form at once, at the top, announced and focused, each a link to its field. Nothing without errors. */
export function ErrorSummary({ errors, language }: { readonly errors: readonly FormError[]; readonly language: Language }): VNode | null {
  if (errors.length === 0) return null;
  return (
    <div class="notice notice-error" role="alert" tabIndex={-1} data-autofocus id="error-summary">
      <p class="notice-title">{word("errors", language)}</p>
      <ul>
        {errors.map((error) => (
          <li>{error.fieldId === null ? error.message : <a href={`#${error.fieldId}`}>{error.message}</a>}</li>
        ))}
      </ul>
    </div>
  );
}

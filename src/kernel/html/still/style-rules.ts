import { readFileSync } from "node:fs";
import { hasClass, type MarkupElement } from "./markup-tree.ts";

interface Rule {
  /** From the outermost to the element itself. */
  readonly selector: readonly Compound[];
  readonly weight: number;
  readonly declarations: readonly (readonly [string, string])[];
}

interface Compound {
  readonly name: string | null;
  readonly classes: readonly string[];
}

/** What a drawing may carry as an attribute of its own (SVG 2, presentation attributes). */
const drawn = new Set(["fill", "fill-opacity", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-dasharray", "opacity", "paint-order", "font-family", "font-size", "font-weight"]);

let loaded: { readonly rules: readonly Rule[]; readonly tokens: ReadonlyMap<string, string> } | null = null;

function load(): { readonly rules: readonly Rule[]; readonly tokens: ReadonlyMap<string, string> } {
  loaded ??= { rules: ["parts.css", "chart.css", "steering.css"].flatMap((file) => readRules(own(file))), tokens: readTokens(own("tokens.css")) };
  return loaded;
}

function own(file: string): string {
  return readFileSync(new URL(`../assets/${file}`, import.meta.url), "utf8").replace(/\/\*[^]*?\*\//g, "");
}

/** Plain rules, those of `@media` left out: they are for screens that a sheet of paper is not. */
function readRules(style: string): readonly Rule[] {
  const plain = style.replace(/@(?:media|container)[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, "");
  return [...plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, selectors = "", body = ""]) => {
    const declarations = body.split(";").flatMap((one) => {
      const at = one.indexOf(":");
      const name = one.slice(0, at).trim();
      return at > 0 && drawn.has(name) ? [[name, one.slice(at + 1).trim()] as const] : [];
    });
    if (declarations.length === 0) return [];
    return selectors.split(",").flatMap((text) => {
      const selector = readSelector(text.trim());
      return selector === null ? [] : [{ selector, declarations, weight: selector.reduce((sum, one) => sum + 10 * one.classes.length + (one.name === null ? 0 : 1), 0) }];
    });
  });
}

/** Names and classes with blanks between; null for anything else (states, attributes, children). */
function readSelector(text: string): readonly Compound[] | null {
  const compounds = text.split(/\s+/).map((part) => /^([a-z][a-z0-9]*)?((?:\.[a-z0-9_-]+)*)$/i.exec(part));
  if (compounds.some((one) => one === null || one[0] === "")) return null;
  return compounds.map((one) => ({ name: one?.[1] ?? null, classes: (one?.[2] ?? "").split(".").filter((name) => name !== "") }));
}

function readTokens(style: string): ReadonlyMap<string, string> {
  const root = /:root\s*\{([^}]*)\}/.exec(style)?.[1] ?? "";
  return new Map([...root.matchAll(/(--[a-z-]+):\s*([^;]+);/g)].map(([, name = "", value = ""]) => [name, value.trim()]));
}

function fits(element: MarkupElement, compound: Compound): boolean {
  return (compound.name === null || compound.name === element.name) && compound.classes.every((name) => hasClass(element, name));
}

/** What the house's style sheets say of how an element is drawn, variables put in; `above` are the elements around it, outermost first. */
export function drawnStyle(element: MarkupElement, above: readonly MarkupElement[]): ReadonlyMap<string, string> {
  const { rules, tokens } = load();
  const found = rules.filter((rule) => {
    const last = rule.selector.at(-1);
    if (last === undefined || !fits(element, last)) return false;
    let at = above.length - 1;
    return rule.selector.slice(0, -1).toReversed().every((compound) => {
      while (at >= 0) {
        const candidate = above[at];
        at -= 1;
        if (candidate !== undefined && fits(candidate, compound)) return true;
      }
      return false;
    });
  });
  const sorted = found.map((rule, order) => ({ rule, order })).toSorted((a, b) => a.rule.weight - b.rule.weight || a.order - b.order);
  return new Map(sorted.flatMap(({ rule }) => rule.declarations.map(([name, value]) => [name, withTokens(value, tokens)] as const)));
}

function withTokens(value: string, tokens: ReadonlyMap<string, string>): string {
  const put = value.replace(/var\((--[a-z-]+)\)/g, (_, name: string) => tokens.get(name) ?? "");
  return put === value ? value : withTokens(put, tokens);
}

/** A token of the house's palette, with its variables put in; empty where there is none of that name. */
export function styleToken(name: string): string {
  const { tokens } = load();
  return withTokens(tokens.get(`--${name}`) ?? "", tokens);
}

/** What the outside of a JSON document looks like, told without parsing it. */
export interface JsonShape {
  /** Deepest nesting. */
  readonly depth: number;
  readonly first: "array" | "object" | "other";
}

/**
 * Cuts the elements of a top-level array out of a stream of text, one after the other, and watches the depth. Of
 * anything else the whole text is one element. Holds no more than one element.
 */
export class JsonElements {
  depth = 0;
  first: JsonShape["first"] | null = null;
  #inString = false;
  #escaped = false;
  #level = 0;
  #pieces: string[] = [];
  #held = 0;
  readonly #longest: number;
  readonly #deepest: number;
  readonly #element: (text: string) => boolean;
  stopped: "wanted" | "deep" | "long" | null = null;

  constructor(limits: { readonly longest: number; readonly deepest: number }, element: (text: string) => boolean) {
    this.#longest = limits.longest;
    this.#deepest = limits.deepest;
    this.#element = element;
  }

  /** False once there is no point in going on. */
  push(text: string): boolean {
    let from = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false;
        else if (code === 92) this.#escaped = true;
        else if (code === 34) this.#inString = false;
        continue;
      }
      if (code === 34) {
        this.#inString = true;
        this.first ??= "other";
      } else if (code === 91 || code === 123) {
        this.#level += 1;
        if (this.#level > this.depth) this.depth = this.#level;
        if (this.first === null) {
          this.first = code === 91 ? "array" : "object";
          if (code === 91) from = at + 1;
        }
        if (this.#level > this.#deepest) return this.#stop("deep");
      } else if (code === 93 || code === 125) {
        this.#level -= 1;
        if (this.#level === 0 && this.first === "array" && !this.#give(text.slice(from, at))) return false;
        if (this.#level === 0 && this.first === "array") from = text.length;
      } else if (code === 44 && this.#level === 1 && this.first === "array") {
        if (!this.#give(text.slice(from, at))) return false;
        from = at + 1;
      } else if (this.first === null && code > 32) this.first = "other";
    }
    if (from < text.length) {
      const piece = text.slice(from);
      this.#pieces.push(piece);
      this.#held += piece.length;
      if (this.#held > this.#longest) return this.#stop("long");
    }
    return true;
  }

  /** What is left: the whole document where it is no array; empty where it ended in good order. */
  rest(): string {
    return this.#pieces.join("");
  }

  get closed(): boolean {
    return this.#level === 0 && !this.#inString;
  }

  #give(last: string): boolean {
    const text = this.#pieces.length === 0 ? last : this.#pieces.join("") + last;
    this.#pieces = [];
    this.#held = 0;
    if (text.trim() === "") return true;
    if (this.#element(text)) return true;
    return this.#stop("wanted");
  }

  #stop(why: "wanted" | "deep" | "long"): false {
    this.stopped = why;
    return false;
  }
}

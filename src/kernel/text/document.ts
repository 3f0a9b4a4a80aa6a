/**
 * A text with numbered lines, whatever it was read from. `lines[0]` is line 1 of the file; line ends are not part of
 * the lines. Every finding of a reader points back to these numbers.
 */
export interface TextDocument {
  readonly name: string;
  readonly lines: readonly string[];
}

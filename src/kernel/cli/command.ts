import type { Bilingual, Language } from "../i18n/language.ts";

/** 0 done, 1 faults in the input, 2 wrong use. */
export type ExitStatus = 0 | 1 | 2;

export interface OptionDefinition {
  readonly name: string;
  readonly summary: Bilingual;
  /** The word for its value in the help ("DAY"); without it the option is a switch. */
  readonly value?: string;
  /** What is wrong with a value that cannot be meant, or null: then the command is not run. */
  readonly fault?: (value: string) => Bilingual | null;
}

export interface PositionalDefinition {
  readonly name: string;
  readonly required: boolean;
  /** The last one, which may be given several times. */
  readonly many?: true;
}

/** What a command writes to and knows of its surroundings; tests give their own. */
export interface Terminal {
  readonly language: Language;
  out(text: string): void;
  error(text: string): void;
  /** Tells of work in progress: on a terminal one line rewritten, elsewhere a line at each new stage. Goes to standard error. */
  progress(text: string): void;
  endProgress(): void;
}

export interface Invocation {
  readonly positionals: readonly string[];
  /** Values of options; a switch that is given is `""`. */
  readonly options: ReadonlyMap<string, string>;
  readonly terminal: Terminal;
}

export interface Command {
  readonly name: string;
  readonly summary: Bilingual;
  readonly details?: Bilingual;
  readonly positionals?: readonly PositionalDefinition[];
  readonly options?: readonly OptionDefinition[];
  /** A group has commands below it, a leaf has a `run`; a group that has one too runs where no command is named. */
  readonly commands?: readonly Command[];
  readonly run?: (invocation: Invocation) => Promise<ExitStatus>;
}

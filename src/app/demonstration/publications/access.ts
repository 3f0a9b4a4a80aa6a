import { shuffled } from "./papers.ts";

export type HalState = "file" | "notice" | "embargo" | "none";

/** Open access of an invented paper at the latest observation and at the earlier one, and where it stands in HAL. */
export interface MadeUpAccess {
  readonly open: boolean;
  /** Open at the publisher; how, its journal says. Null: in a repository alone, or closed. */
  readonly publisher: "open" | null;
  readonly hal: HalState;
  readonly wasOpen: boolean;
  readonly wasInHal: HalState;
  readonly inPubMedCentral: boolean;
}

/** Open with a file in HAL, open with a notice, open and not in HAL, closed with a record in HAL; the rest is closed and elsewhere. Later years are more open. */
const shares: Readonly<Record<number, readonly [number, number, number, number]>> = {
  2020: [0.44, 0.13, 0.12, 0.08], 2021: [0.48, 0.13, 0.11, 0.08], 2022: [0.51, 0.13, 0.11, 0.07], 2023: [0.54, 0.13, 0.1, 0.07], 2024: [0.55, 0.13, 0.1, 0.07],
};

/** States of `count` papers, in exactly the shares of the year, in no order. */
export function drawAccess(count: number, year: number, random: () => number): readonly MadeUpAccess[] {
  const [openFile, openNotice, openOnly, closedRecord] = shares[year] ?? [0.5, 0.13, 0.1, 0.07];
  const states = Array.from({ length: count }, (_, index): Pick<MadeUpAccess, "open" | "hal"> => {
    const at = (index + 0.5) / count;
    if (at < openFile) return { open: true, hal: "file" };
    if (at < openFile + openNotice) return { open: true, hal: index % 7 === 0 ? "embargo" : "notice" };
    if (at < openFile + openNotice + openOnly) return { open: true, hal: "none" };
    return { open: false, hal: at < openFile + openNotice + openOnly + closedRecord ? (index % 3 === 0 ? "embargo" : "notice") : "none" };
  });
  return shuffled(states, random).map(({ open, hal }): MadeUpAccess => {
    const atPublisher = open && (hal !== "file" || random() < 0.62);
    const wasOpen = open && (atPublisher ? random() < 0.92 : random() < 0.55);
    return {
      open, hal, publisher: atPublisher ? "open" : null, wasOpen, wasInHal: hal === "none" || random() < 0.25 ? "none" : hal === "file" && !wasOpen ? "notice" : hal,
      inPubMedCentral: open && hal !== "file" && random() < 0.4,
    };
  });
}

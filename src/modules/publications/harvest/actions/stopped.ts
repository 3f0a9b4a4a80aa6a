/** Why a run ends before the source does: asked to, the house stops, or the harvest is no longer this run's. */
export class Stopped extends Error {
  override readonly name = "Stopped";
  readonly how: "pause" | "cancel" | "shutdown" | "lost";
  constructor(how: "pause" | "cancel" | "shutdown" | "lost") {
    super(`stopped: ${how}`);
    this.how = how;
  }
}

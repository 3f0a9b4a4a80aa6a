/** Who acts: an account, or the command line (no account). */
export interface Author {
  readonly accountId: string | null;
  readonly name: string;
}

/** Who acts: an account, or the command line (no account). */
export interface Author {
  readonly accountId: string | null;
  readonly name: string;
}

/** Who a request is written by: the account that is signed in. Guarded routes have one; nobody is nobody. */
export function authorOf({ actor }: { readonly actor: Author & { readonly accountId: string } | null }): Author {
  return { accountId: actor?.accountId ?? null, name: actor?.name ?? "" };
}

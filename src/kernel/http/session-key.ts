/** Under this key the session keeps the reference that `resolveActor` turns into the caller; whoever signs somebody in sets it. */
export const sessionAccountKey = "account";

// Who has signed in: the token with what the page shows of it. Kept for this window alone, so that two windows are two people.
//
// The page believes nothing of it to be true for the server, which looks at the token each time.

const KEY = "troupe.secure-chat.session";

/** The session of this window, `{ token, name, roles, expiresAt }`; null if there is none or it is over. */
export function currentSession() {
  const session = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
  return session !== null && new Date(session.expiresAt) > new Date() ? session : null;
}

/** Gets a token from the demo's login. Throws an Error with words for people. */
export async function signIn(name) {
  const address = new URL(`demo/tokens/${encodeURIComponent(name)}`, document.baseURI);
  const response = await fetch(address, { method: "POST" }).catch(() => null);
  if (!response?.ok) throw new Error(response ? "The login did not let you in." : "The server does not answer.");
  const session = await response.json();
  sessionStorage.setItem(KEY, JSON.stringify(session));
  return session;
}

export function signOut() {
  sessionStorage.removeItem(KEY);
}

/** Who one may be in this demo, and the rooms: `{ users: [{ name, roles }], rooms }`. */
export async function choices() {
  const response = await fetch(new URL("demo/choices", document.baseURI));
  return response.json();
}

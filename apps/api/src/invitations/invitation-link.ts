/** The page where an invitation is accepted. The token stands in the fragment, which no server and no log gets to see. */
export function invitationLink(public_url: string, token: string): string {
  return `${public_url}/invitation#${token}`;
}

/** Opens a document for a socket: a token once per socket, the right to the document each time. Missing and forbidden look the same. */
import { setTimeout as wait } from 'node:timers/promises';
import { type DocumentName, parseDocumentName } from '@tandem/core';
import type { Identities, Identity } from '../accounts/identity.ts';
import { type Admission, createAdmission, type SubjectOf } from './admission.ts';
import type { ClientSocket } from './client-socket.ts';
import { Refusal } from './safe-hook.ts';
import type { Sockets } from './sockets.ts';

/** What Hocuspocus carries with each of a socket's documents. */
export interface Context {
  readonly socket: ClientSocket;
  readonly admission?: Admission;
  /** The version of the plans' vocabulary that the client has declared for this document. */
  readonly knows?: number;
}

interface Needs {
  readonly identities: Identities;
  readonly subjectOf: SubjectOf;
  readonly sockets: Sockets;
  readonly now: () => Date;
}
interface Asked {
  readonly token: string;
  readonly documentName: string;
  readonly context: Context;
  readonly connectionConfig: { readOnly: boolean };
}

export function authenticator({ identities, subjectOf, sockets, now }: Needs) {
  /** A ticket can be redeemed once, and a socket shows it for each of its documents: what it proved is kept with the socket. */
  const proofs = new WeakMap<ClientSocket, Map<string, Promise<Identity | undefined>>>();

  async function find(token: string, origin: string | undefined): Promise<Identity | undefined> {
    return (await identities.authenticate(token)) ?? (await identities.redeemTicket(token, origin));
  }

  async function identify(socket: ClientSocket, token: string): Promise<Identity> {
    const proof = proofs.get(socket) ?? new Map<string, Promise<Identity | undefined>>();
    proofs.set(socket, proof);
    const asked = proof.get(token) ?? (proof.size < 8 ? find(token, socket.origin) : undefined);
    if (asked) proof.set(token, asked);
    const identity = await asked?.catch((error: unknown) => {
      proof.delete(token);
      throw error;
    });
    // One socket is one session: everything that is sent back over it is for the same eyes.
    if (!identity || (socket.identity && socket.identity.session !== identity.session)) {
      socket.signInFailed();
      throw new Refusal('signed-out');
    }
    if (!socket.identity && !sockets.admit(socket, identity)) throw new Refusal('too-many-connections');
    socket.signedIn(identity);
    return identity;
  }

  return async function onAuthenticate({
    token,
    documentName,
    context,
    connectionConfig,
  }: Asked): Promise<Pick<Context, 'admission' | 'knows'>> {
    const { socket } = context;
    const { proof, creates, knows } = readToken(token);
    const identity = await identify(socket, proof);
    if (!parseDocumentName(documentName)) throw new Refusal('permission-denied');
    for (let pause = socket.opens.take(); pause > 0; pause = socket.opens.take()) await wait(pause);
    const admission = createAdmission(
      { identities, subjectOf, now },
      { document: documentName as DocumentName, session: identity.session, creates },
    );
    const rights = await admission.rights();
    if (!rights?.mayRead) throw new Refusal(rights?.erased ? 'erased' : 'permission-denied');
    connectionConfig.readOnly = !rights.mayEdit;
    return { admission, knows };
  };
}

/** `<proof>#create#knows=3`: what a client says about itself follows what proves who it is, in any order. */
function readToken(token: string): { readonly proof: string; readonly creates: boolean; readonly knows: number } {
  const [proof = '', ...said] = token.split('#');
  const known = said.map((one) => /^knows=(\d{1,4})$/.exec(one)?.[1]).find((one) => one !== undefined);
  return { proof, creates: said.includes('create'), knows: Number(known ?? 0) };
}

import { errors, jwtVerify, SignJWT } from 'jose'
import { type Address, isAddress } from 'viem'

/** Signs and reads the cookies' tokens. What is forged, expired or meant for another use reads as undefined. */
export type Tokens = {
  signSession: (session: { address: Address; host: string }, seconds: number) => Promise<string>
  readSession: (token: string, host: string) => Promise<Address | undefined>
  signStream: (grant: { listener: Address; song: number }, seconds: number) => Promise<string>
  readStream: (token: string, song: number) => Promise<Address | undefined>
}

/** A session is bound to the host that it was signed in on, a stream token to one song. */
export function createTokens({ secret, issuer }: { secret: string; issuer: string }): Tokens {
  const key = new TextEncoder().encode(secret)
  const sign = (subject: string, audience: string, seconds: number) =>
    new SignJWT()
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(subject)
      .setAudience(audience)
      .setIssuer(issuer)
      .setIssuedAt()
      .setExpirationTime(Math.floor(Date.now() / 1000) + seconds)
      .sign(key)
  const read = async (token: string, audience: string) => {
    try {
      const { payload } = await jwtVerify(token, key, { algorithms: ['HS256'], audience, issuer })
      return payload.sub && isAddress(payload.sub) ? payload.sub : undefined
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined
      throw error
    }
  }
  return {
    signSession: ({ address, host }, seconds) => sign(address, `session ${host}`, seconds),
    readSession: (token, host) => read(token, `session ${host}`),
    signStream: ({ listener, song }, seconds) => sign(listener, `stream ${song}`, seconds),
    readStream: (token, song) => read(token, `stream ${song}`),
  }
}

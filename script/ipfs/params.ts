import { badRequest } from './errors.ts'

/** The query of an RPC call, read with Kubo's rules. */
export class Params {
  readonly #query: URLSearchParams

  constructor(query: URLSearchParams) {
    this.#query = query
  }

  /** All positional arguments; throws 400 when there is none. */
  required(name: string): [string, ...string[]] {
    const [first, ...rest] = this.args()
    if (first === undefined) throw badRequest(`argument "${name}" is required`)
    return [first, ...rest]
  }

  /** The one positional argument; throws 400 when there is none, or more. */
  single(name: string): string {
    const [first, ...rest] = this.required(name)
    if (rest.length > 0) throw badRequest(`expected 1 argument, got ${rest.length + 1}`)
    return first
  }

  /** All positional arguments. */
  args(): string[] {
    return this.#query.getAll('arg')
  }

  /** A text option. */
  text(name: string): string | undefined {
    return this.#query.get(name) ?? undefined
  }

  /** A yes-or-no option; an empty value means yes. */
  flag(name: string): boolean | undefined {
    const value = this.text(name)
    if (value === undefined) return undefined
    if (['true', 't', '1', ''].includes(value.toLowerCase())) return true
    if (['false', 'f', '0'].includes(value.toLowerCase())) return false
    throw badRequest(`option "${name}" is true or false, not "${value}"`)
  }

  /** A whole number of at least 0. */
  count(name: string): number | undefined {
    const value = this.text(name)
    if (value === undefined) return undefined
    const number = Number(value)
    if (!/^\d+$/.test(value) || !Number.isSafeInteger(number)) {
      throw badRequest(`option "${name}" is a whole number of at least 0, not "${value}"`)
    }
    return number
  }
}

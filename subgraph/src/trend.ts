import { BigDecimal, BigInt } from '@graphprotocol/graph-ts'

/** 2025-01-01, in Unix seconds. Scores are measured from here; plays before it weigh as if made then. */
const START = BigInt.fromI64(1735689600)

/** 13.5 days in seconds: a play loses a twentieth of its weight a day. */
const HALF_LIFE = BigInt.fromI32(1166400)

/** A decimal holds about 10^6144, which is 2^20410: 750 years after the start, weights stop growing. */
const MAX_HALF_LIVES = BigInt.fromI32(20000)

/** 2^(1/2), 2^(1/4), ... 2^(1/65536): a product of some of them is any power between 1 and 2, to 18 seconds. */
const ROOTS: string[] = [
  '1.414213562373095048801689',
  '1.189207115002721066717500',
  '1.090507732665257659207011',
  '1.044273782427413840321966',
  '1.021897148654116678234480',
  '1.010889286051700460020410',
  '1.005429901112802821351384',
  '1.002711275050202485430746',
  '1.001354719892108205880882',
  '1.000677130693066356678173',
  '1.000338508052682312953305',
  '1.000169239705302231083641',
  '1.000084616272694313202633',
  '1.000042307241395819339252',
  '1.000021153396964808094250',
  '1.000010576642549720234849',
]

/** What one play at `timestamp` (Unix seconds) adds to a song's score: 2^((timestamp - START) / HALF_LIFE). */
export function trendWeight(timestamp: BigInt): BigDecimal {
  let elapsed = timestamp.minus(START)
  if (elapsed.lt(BigInt.zero())) elapsed = BigInt.zero()
  const most = HALF_LIFE.times(MAX_HALF_LIVES)
  if (elapsed.gt(most)) elapsed = most

  const whole = elapsed.div(HALF_LIFE)
  const rest = elapsed.minus(whole.times(HALF_LIFE))
  const sixteenBits = rest.leftShift(16).div(HALF_LIFE).toI32()
  return powerOfTwo(whole.toI32()).times(rootsProduct(sixteenBits))
}

function powerOfTwo(exponent: i32): BigDecimal {
  // One shift goes up to 255 bits.
  const step: i32 = 200
  let power = BigInt.fromI32(1)
    .leftShift(<u8>(exponent % step))
    .toBigDecimal()
  const factor = BigInt.fromI32(1)
    .leftShift(<u8>step)
    .toBigDecimal()
  for (let i = 0; i < exponent / step; i++) power = power.times(factor)
  return power
}

function rootsProduct(sixteenBits: i32): BigDecimal {
  let product = BigDecimal.fromString('1')
  for (let i = 0; i < ROOTS.length; i++) {
    if ((sixteenBits & (0x8000 >> i)) != 0) product = product.times(BigDecimal.fromString(ROOTS[i]))
  }
  return product
}

'use client'

import { useQuery } from '@tanstack/react-query'
import { readGateway } from '@/features/tabs/gateway-client.ts'

/** Bytes that the gateway takes of a file. */
export function useLimits() {
  const { data } = useQuery({
    queryKey: ['gateway'],
    queryFn: readGateway,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data?.limits ?? { audio: 512 * 1_048_576, image: 16 * 1_048_576 }
}

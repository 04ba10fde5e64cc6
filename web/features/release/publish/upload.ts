import { GatewayProblem } from '@/features/tabs/gateway-client.ts'
import { suspect } from '@/lib/outages/outages.ts'

export type UploadParameters = {
  body: Blob
  type: string
  /** Told how much has been sent, from 0 to 1. */
  onProgress?: (part: number) => void
}

/** Puts a file into IPFS through the gateway. Gives its CID; throws `GatewayProblem`. */
export function upload({ body, type, onProgress }: UploadParameters): Promise<string> {
  return new Promise((resolve, reject) => {
    // Only XMLHttpRequest tells how much of a body has been sent.
    const request = new XMLHttpRequest()
    request.open('POST', '/api/upload')
    request.setRequestHeader('content-type', type)
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0)
    request.onload = () => {
      const answer = (request.response ?? {}) as { cid?: string } & Record<string, unknown>
      if (request.status < 300 && answer.cid) resolve(answer.cid)
      else {
        if (request.status >= 500) suspect()
        reject(new GatewayProblem(request.status, answer))
      }
    }
    request.onerror = () => {
      suspect()
      const detail = 'The connection broke during the upload. Nothing is lost: try again.'
      reject(new GatewayProblem(0, { code: 'OFFLINE', detail }))
    }
    request.send(body)
  })
}

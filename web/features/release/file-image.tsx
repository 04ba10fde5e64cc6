'use client'

import Image from 'next/image'
import { useEffect, useState } from 'react'
import { cn } from '@/lib/cn.ts'

/** An image that is still a file on this device. */
export function FileImage({
  file,
  alt,
  className,
}: {
  file: File
  alt: string
  className?: string
}) {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    const made = URL.createObjectURL(file)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [file])
  return (
    <span
      className={cn(
        'relative block aspect-square overflow-hidden rounded-cover bg-sunken shadow-cover',
        className,
      )}
    >
      {url && <Image src={url} alt={alt} fill unoptimized className="object-cover" />}
    </span>
  )
}

'use client'

import { ChevronDown } from 'lucide-react'
import { Accordion } from 'radix-ui'
import type { ReactNode } from 'react'

/** Ways to support, one below the other; each opens by itself. */
export function Ways({ open, children }: { open?: string[]; children: ReactNode }) {
  return (
    <Accordion.Root type="multiple" defaultValue={open ?? []} className="grid gap-2.5">
      {children}
    </Accordion.Root>
  )
}

type WayProps = {
  id: string
  title: string
  /** What a fan needs to know before opening it: the price, above all. */
  summary: ReactNode
  /** The line's colour. */
  color: string
  children: ReactNode
}

/** One way to support, in its line's colour: what it costs at a glance, and how to do it once it is opened. */
export function Way({ id, title, summary, color, children }: WayProps) {
  return (
    <Accordion.Item
      value={id}
      className="overflow-hidden rounded-xl border border-rule border-l-[3px] bg-surface"
      style={{ borderLeftColor: color }}
    >
      <Accordion.Header asChild>
        <h3 className="font-sans tracking-normal">
          <Accordion.Trigger className="group flex w-full items-center justify-between gap-4 px-4 py-3.5 text-left sm:px-5">
            <span className="grid min-w-0 gap-0.5 sm:flex sm:flex-1 sm:items-baseline sm:justify-between sm:gap-4">
              <span className="font-medium text-[0.9375rem]" style={{ color }}>
                {title}
              </span>
              <span className="text-sm text-soft">{summary}</span>
            </span>
            <ChevronDown
              aria-hidden
              className="size-4 shrink-0 text-faint transition-transform group-data-[state=open]:rotate-180"
            />
          </Accordion.Trigger>
        </h3>
      </Accordion.Header>
      <Accordion.Content className="border-rule border-t px-4 py-5 sm:px-5">
        {children}
      </Accordion.Content>
    </Accordion.Item>
  )
}

'use client'

import { cva, type VariantProps } from 'class-variance-authority'
import { Slot } from 'radix-ui'
import { useComposedRefs } from 'radix-ui/internal'
import type { ComponentProps } from 'react'
import { cn } from '@/lib/cn.ts'
import { catchUp } from '@/lib/early-click.ts'

const styles = cva(
  'inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap rounded-full font-medium transition-[background-color,color,border-color,opacity,transform] duration-150 active:scale-[0.985] disabled:opacity-45 disabled:active:scale-100 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        primary: 'bg-ink text-paper hover:bg-ink/88',
        secondary: 'border border-rule bg-surface text-ink hover:border-faint/60 hover:bg-sunken',
        ghost: 'text-soft hover:bg-sunken hover:text-ink',
        danger: 'border border-bad/40 text-bad hover:bg-bad/10',
        link: 'rounded-sm text-ink underline decoration-stave underline-offset-4 hover:decoration-ink',
      },
      size: {
        sm: 'h-8 px-3.5 text-[0.8125rem] [&_svg]:size-4',
        md: 'h-10 px-5 text-sm [&_svg]:size-[1.125rem]',
        lg: 'h-12 px-7 text-base [&_svg]:size-5',
        icon: 'size-10 [&_svg]:size-5',
        'icon-sm': 'size-8 [&_svg]:size-[1.125rem]',
        text: 'h-auto p-0',
      },
    },
    defaultVariants: { variant: 'secondary', size: 'md' },
  },
)

type ButtonProps = ComponentProps<'button'> &
  VariantProps<typeof styles> & {
    /** Gives the look to the child instead: a link that looks like a button. */
    asChild?: boolean
  }

/** A button; one that shows only an icon needs an `aria-label`. */
export function Button({ variant, size, asChild, className, type, ref, ...props }: ButtonProps) {
  const Component = asChild ? Slot.Root : 'button'
  const kind = asChild ? {} : { type: type ?? 'button' }
  return (
    <Component
      ref={useComposedRefs(catchUp, ref)}
      {...kind}
      className={cn(styles({ variant, size }), className)}
      {...props}
    />
  )
}

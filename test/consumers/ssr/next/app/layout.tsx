import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { Define } from './define';

export const metadata: Metadata = { title: 'Next.js', icons: { icon: 'data:,' } };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="ko">
      <body>
        <Define />
        {children}
      </body>
    </html>
  );
}

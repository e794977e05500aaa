import Link from 'next/link';

export default function Page() {
  return (
    <main>
      <h1>다른 쪽</h1>
      <Link href="/">뉴스</Link>
    </main>
  );
}

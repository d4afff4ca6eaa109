import { useLocale } from '@acquaint/kit';
import type { Page } from '@acquaint/sdk';
import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Button } from './button.tsx';

export type Paged<Row> = {
  data: Row[] | undefined;
  error: unknown;
  refetch: () => Promise<unknown>;
  /** Asks for the next page; absent when there is none. */
  more: (() => void) | undefined;
  asking: boolean;
};

/** A list of the API, page after page, as one growing list. */
export function usePaged<Row>(
  { key, staysMs }: { key: QueryKey; staysMs?: number },
  ask: (cursor: string | null, signal: AbortSignal) => Promise<Page<Row>>,
): Paged<Row> {
  const query = useInfiniteQuery({
    queryKey: key,
    ...(staysMs !== undefined && { staleTime: staysMs }),
    queryFn: ({ pageParam, signal }) => ask(pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next_cursor,
  });
  return {
    data: query.data?.pages.flatMap((page) => page.data),
    error: query.error,
    refetch: query.refetch,
    more: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
    asking: query.isFetchingNextPage,
  };
}

/** The button under a list that has more. */
export function More({ paged }: { paged: Pick<Paged<unknown>, 'more' | 'asking'> }): ReactElement | null {
  const { t } = useLocale();
  if (!paged.more) return null;
  return (
    <div className="more">
      <Button look="quiet" busy={paged.asking} onClick={paged.more}>
        {t('action.more')}
      </Button>
    </div>
  );
}

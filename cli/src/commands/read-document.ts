import { WrongUse } from '../usage.ts';
export async function run(args: string[]): Promise<number> {
  if (args.length === 0) throw new WrongUse('name at least one image');
  return 1;
}

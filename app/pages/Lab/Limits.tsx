import { pageHref } from '../../state/route/page.ts';
import { T, t, word } from '../../words/t.tsx';
import './limits.css';

/** What no figure and no check here says, by what it is about: a head and its sentences. */
const groups = [
  {
    name: word('Of the figures'),
    limits: [
      {
        head: word('Toy size'),
        says: word(
          'The model of the run has 12,128 multiplications, and the largest product has 512 × 512 numbers. Nothing is drawn beyond the sizes that were measured: some ratios fall with size, others do not.',
        ),
      },
      {
        head: word('Exact sums'),
        says: word(
          'Sums are exact, in float64. Tensor cores keep fewer bits and add in an order of their own: the same digests there need float64 or integer sums. What that costs on such hardware was not measured.',
        ),
      },
      {
        head: word('Inference alone'),
        says: word(
          'Numbers have 8 bits, and every operation is exact. Training, and operations that draw random numbers, are no workload here.',
        ),
      },
      {
        head: word('One machine'),
        says: word(
          'Digests, bytes and gas repeat to the unit. Times are of one machine under a stated load, with the least and the most, and repeat nowhere.',
        ),
      },
    ],
  },
  {
    name: word('Of the checks'),
    limits: [
      {
        head: word('Quality'),
        says: word(
          'A check says that a result follows from the model and the input. It does not say that the answer is true: a digit that the model misreads passes every check.',
        ),
      },
      {
        head: word('Usefulness'),
        says: word(
          'Arithmetic shows that a product was computed, not that anybody wanted it. So the rebate for verified work is never above the fees that were burned for it.',
        ),
      },
      {
        head: word('Where nobody looks'),
        says: word(
          'An optimistic result, and one that no audit drew, is valid while nobody computes it again. A watcher earns nothing while workers are honest, and computes all the same. This is the verifier’s dilemma, and it is not solved here.',
        ),
      },
      {
        head: word('Inputs and rows'),
        says: word(
          'A payer that gives nobody the input is not watched. Rows are served by their worker: while a task is open a game forces them out, and after its end nothing does.',
        ),
      },
    ],
  },
  {
    name: word('Of people and money'),
    limits: [
      {
        head: word('Who is who'),
        says: word('Accounts are free. A vote counts accounts, and nobody can tell whether three nodes are three people.'),
      },
      {
        head: word('Who is believed'),
        says: word(
          'An evaluator knows the answers that it asks for, and an arbitrator rules on a criterion that both sides signed. Both are believed.',
        ),
      },
      {
        head: word('Delay'),
        says: word(
          'A false challenge loses its bond and delays a task by the turns of its game. Whoever pays enough bonds delays for as long as they last.',
        ),
      },
      {
        head: word('Bonds'),
        says: word('A bond that is worth less than what a lie earns deters nobody. How much a lie earns, no contract knows.'),
      },
      {
        head: word('Not audited'),
        says: word('Nobody audited the contracts of the Lab. They are for local and test networks, with a token without value.'),
      },
    ],
  },
] as const;

/** What no part of this page says, however it is read. */
export default function Limits() {
  return (
    <div className="limits">
      <p className="limits-lead">
        {t('Figures here are of families of verification at toy size on stated hardware. They say nothing of any listed system.')}
      </p>
      {groups.map(({ name, limits }) => (
        <section key={name}>
          <h2>{t(name)}</h2>
          <dl>
            {limits.map(({ head, says }) => (
              <div key={head}>
                <dt>{t(head)}</dt>
                <dd>{t(says)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <section>
        <h2>{t('Where to read on')}</h2>
        <ul>
          <li>
            <T
              text="{file} of the source has the formats and the threats of each family, under “Families”, “What is not promised” and “What it does not solve”."
              file={<code lang="en">docs/reference/lab.md</code>}
            />
          </li>
          <li>
            <T
              text="The families with sources, as systems use them: {page}."
              page={
                <a href={pageHref('verification')} lang="en">
                  Verification families compared
                </a>
              }
            />
          </li>
          <li>
            <T
              text="What a network of this kind leaves open: {page}."
              page={
                <a href={pageHref('open-inference', 'unsolved')} lang="en">
                  Open inference network
                </a>
              }
            />
          </li>
          <li>
            <T
              text="Figures that are often repeated, with their sources: {page}."
              page={
                <a href={pageHref('claims-checked')} lang="en">
                  Claims checked
                </a>
              }
            />
          </li>
        </ul>
      </section>
    </div>
  );
}

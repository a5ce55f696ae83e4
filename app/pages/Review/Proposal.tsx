/** One proposal. */
export default function Proposal() {
  return <h1>Proposal</h1>;
}

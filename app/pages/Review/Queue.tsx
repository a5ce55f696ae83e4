/** The queue of proposals. */
export default function Queue() {
  return <h1>Review</h1>;
}

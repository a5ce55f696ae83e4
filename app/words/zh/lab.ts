import type { Catalog } from '../language.ts';

export const lab: Catalog = {
  'The Lab': '实验室',
  'Families side by side': '各验证族并列',
  'What each way of checking costs on the same work, and what it leaves unchecked.':
    '对同一份工作，每种验证方式要付出什么，又留下什么未经验证。',
  'A run, here': '就地运行',
  'A small model names a digit in this browser. Change one entry of its work, and see who notices.':
    '一个小模型在本浏览器中识别一个数字。改动其计算中的一个值，看看谁会发现。',
  'A market at work': '运行中的市场',
  'Tasks, money and disputes on a test chain, from the events of its contracts.': '测试链上的任务、资金与争议，取自其合约的事件。',
  'What this does not show': '这里没有显示的',
  'Where figures of a laboratory end.': '实验室数据止于何处。',
  'Figures here are of families of verification at toy size on stated hardware. They say nothing of any listed system.':
    '这里的数据属于各验证族，规模极小，硬件如所注明。它们不说明任何收录系统的情况。',

  // What this does not show
  'Of the figures': '关于数据',
  'Toy size': '规模极小',
  'The model of the run has 12,128 multiplications, and the largest product has 512 × 512 numbers. Nothing is drawn beyond the sizes that were measured: some ratios fall with size, others do not.':
    '所运行的模型有 12,128 次乘法，最大的乘积有 512 × 512 个数。不对所测规模之外作任何推断：有些比值随规模下降，有些则不然。',
  'Exact sums': '精确求和',
  'Sums are exact, in float64. Tensor cores keep fewer bits and add in an order of their own: the same digests there need float64 or integer sums. What that costs on such hardware was not measured.':
    '求和以 float64 精确进行。张量核心保留的位数较少，相加的次序也自有一套：要在其上得到相同的摘要，需要 float64 或整数求和。在这类硬件上代价几何，没有测量。',
  'Inference alone': '只有推理',
  'Numbers have 8 bits, and every operation is exact. Training, and operations that draw random numbers, are no workload here.':
    '数为 8 位，每个运算都是精确的。训练以及用到随机数的运算不在这里的工作负载之内。',
  'One machine': '一台机器',
  'Digests, bytes and gas repeat to the unit. Times are of one machine under a stated load, with the least and the most, and repeat nowhere.':
    '摘要、字节数与 gas 可逐单位重现。时间取自一台机器，负载如所注明，附最小值与最大值，在别处不会重现。',
  'Of the checks': '关于验证',
  Quality: '质量',
  'A check says that a result follows from the model and the input. It does not say that the answer is true: a digit that the model misreads passes every check.':
    '验证说明结果由模型与输入得出，并不说明答案为真：模型认错的数字照样通过每一种验证。',
  Usefulness: '有用性',
  'Arithmetic shows that a product was computed, not that anybody wanted it. So the rebate for verified work is never above the fees that were burned for it.':
    '算术说明某个乘积被计算过，并不说明有人需要它。因此，对已验证工作的返还从不超过为其销毁的费用。',
  'Where nobody looks': '无人查看之处',
  'An optimistic result, and one that no audit drew, is valid while nobody computes it again. A watcher earns nothing while workers are honest, and computes all the same. This is the verifier’s dilemma, and it is not solved here.':
    '乐观验证的结果，以及未被审计抽中的结果，只要无人重算便是有效。工作节点诚实时，监视者一无所得，却照样要计算。这就是验证者困境，这里没有解决。',
  'Inputs and rows': '输入与各行',
  'A payer that gives nobody the input is not watched. Rows are served by their worker: while a task is open a game forces them out, and after its end nothing does.':
    '付款方若不把输入给任何人，便无人监视。各行由其工作节点提供：任务未结束时，争议可迫使其公开；结束之后便无从迫使。',
  'Of people and money': '关于人与资金',
  'Who is who': '谁是谁',
  'Accounts are free. A vote counts accounts, and nobody can tell whether three nodes are three people.':
    '账户可随意创建。投票数的是账户，没有人知道三个节点是不是三个人。',
  'Who is believed': '信任谁',
  'An evaluator knows the answers that it asks for, and an arbitrator rules on a criterion that both sides signed. Both are believed.':
    '评估者知道所问题目的答案，仲裁者按双方签署的标准裁定。两者都靠信任。',
  'A false challenge loses its bond and delays a task by the turns of its game. Whoever pays enough bonds delays for as long as they last.':
    '虚假的质疑会失去保证金，并以其争议的各步拖延任务。谁付得起足够的保证金，就能一直拖延到用完为止。',
  'A bond that is worth less than what a lie earns deters nobody. How much a lie earns, no contract knows.':
    '保证金若低于说谎所得，便吓阻不了任何人。说谎能得多少，没有合约知道。',
  'Not audited': '未经审计',
  'Nobody audited the contracts of the Lab. They are for local and test networks, with a token without value.':
    '实验室的合约未经任何人审计。它们用于本地与测试网络，代币没有价值。',
  'Where to read on': '进一步阅读',
  '{file} of the source has the formats and the threats of each family, under “Families”, “What is not promised” and “What it does not solve”.':
    '源码中的 {file} 载有各验证族的格式与威胁，见“Families”“What is not promised”与“What it does not solve”各节。',
  'The families with sources, as systems use them: {page}.': '各验证族及其来源，以及各系统如何使用：{page}。',
  'What a network of this kind leaves open: {page}.': '这类网络尚未解决什么：{page}。',
  'Figures that are often repeated, with their sources: {page}.': '常被引用的数据及其来源：{page}。',
};

import type { Catalog } from '../language.ts';

export const labMarket: Catalog = {
  // source
  'Recorded on {date} by {command} at commit {commit}: nobody trades here. The chain’s clock was moved on where everybody waited. Amounts are in a test token without value, and the contracts are not audited.':
    '{date} 由 {command} 在提交 {commit} 录制：这里没有人在交易。大家都在等待时，链的时钟被拨快。金额以没有价值的测试代币计，合约未经审计。',
  'Where {start} runs, the page follows its chain instead, and {lab} takes part in it.':
    '在运行 {start} 的地方，本页改为跟随那条链；{lab} 会参与其中。',
  'Read from the test chain of this release, up to block {block}, every few seconds; escrow {escrow}. Amounts are in a test token without value, and the contracts are not audited.':
    '每隔几秒从此发布版的测试链读取，已读到区块 {block}；托管合约 {escrow}。金额以没有价值的测试代币计，合约未经审计。',
  'Nobody has taken part yet: {command} in the repository starts workers, a payer and a watcher here. Until then, a recorded run:':
    '还没有人参与：在代码库中运行 {command}，会在这里启动工作者、付款方和监视者。在此之前，先看一次录制的运行：',
  'Reading the events of the contracts.': '正在读取合约的事件。',
  // blocks
  Blocks: '区块',
  'Block {block}': '区块 {block}',
  'block {block}, {time}': '区块 {block}，{time}',
  '{time} by the chain’s clock': '链上时间 {time}',
  'First block': '第一个区块',
  'One block back': '后退一个区块',
  'One block on': '前进一个区块',
  'Newest block': '最新区块',
  Play: '播放',
  Pause: '暂停',
  'Everybody has test tokens from the faucet, and workers have put some into the escrow for their bonds.':
    '每个人都从水龙头领了测试代币，工作者已把一部分存入托管合约作为保证金。',
  'Nothing but money that moved.': '只有资金变动。',
  // parties and families
  payer: '付款方',
  watcher: '监视者',
  arbitrator: '仲裁者',
  'worker 1': '工作者甲',
  'worker 2': '工作者乙',
  cheat: '作弊者',
  challenger: '挑战者',
  // how a task stands
  'funded, no result yet': '已注资，尚无结果',
  'submitted, open to challenge': '已提交，可挑战',
  'in dispute': '争议中',
  contested: '被质疑',
  'final, verified': '终局，已验证',
  'final, by a ruling': '终局，经裁定',
  'final, not verified': '终局，未验证',
  slashed: '已罚没',
  refunded: '已退款',
  // what happened
  'weights {which}': '权重 {which}',
  '{account} takes {amount} from the faucet.': '{account}从水龙头领取 {amount}。',
  '{account} puts {amount} into the escrow, for its bonds.': '{account}向托管合约存入 {amount}，用作保证金。',
  '{account} takes out {amount} that a game owed.': '{account}取出争议博弈应付的 {amount}。',
  '{payer} locks the price of {price} for {worker}, and the escrow its bond of {bond}: task {task}.':
    '{payer}为{worker}锁定价款 {price}，托管合约锁定其保证金 {bond}：任务 {task}。',
  '{worker} commits to its result: {roots}.': '{worker}承诺其结果：{roots}。',
  '{count} roots': '{count} 个根',
  '{challenger} opens game {game} with a bond of {bond}.': '{challenger}以 {bond} 的保证金发起博弈 {game}。',
  '{challenger} demands the rows of {tensor}.': '{challenger}要求公开{tensor}的各行。',
  '{worker} reveals {nodes} of the tree of rows.': '{worker}公开行树中的 {nodes}。',
  '{count} nodes': '{count} 个节点',
  '{challenger} picks node {place} of its level.': '{challenger}选取该层的节点 {place}。',
  '{worker} gives the row that was asked for.': '{worker}给出所要求的那一行。',
  'A turn of game {game} has passed in silence; it is given once more.': '博弈 {game} 的一个回合在沉默中过去；再给一次。',
  'The contract has checked the whole product: it holds.': '合约检验了整个乘积：成立。',
  '{payer} contests the answer by the criterion that both have signed.': '{payer}依双方签署的标准质疑该答案。',
  '{arbitrator} rules: {share} % of the price go back.': '{arbitrator}裁定：退回价款的 {share}%。',
  'Final, verified: {paid} for {worker}, {burned} are burned.': '终局，已验证：{worker}得 {paid}，销毁 {burned}。',
  'Final, not verified: {paid} for {worker}, {returned} go back.': '终局，未验证：{worker}得 {paid}，退回 {returned}。',
  'Final, not verified: {paid} for {worker}.': '终局，未验证：{worker}得 {paid}。',
  'Slashed: the price goes back. Of the bond of {worker}, {reward} go to {challenger}, and {lost} are to be destroyed.':
    '罚没：价款退回。{worker}的保证金中，{reward} 归{challenger}，{lost} 待销毁。',
  'Refunded: nothing that holds came in time, so {payer} has the price back and the bond of {worker}, {bond}.':
    '退款：未按时收到成立的结果。{payer}得回价款，并得到{worker}的保证金 {bond}。',
  'The epoch is over: {amount} are minted for {worker}.': '本期结束：为{worker}铸造 {amount}。',
  'Game {game} is moot: another has decided the task.': '博弈 {game} 已无意义：另一场已决定该任务。',
  'The referee: the shown entry does not follow from its rows, so {loser} loses game {game}.':
    '裁判：所示的值无法由其各行得出。{loser}输掉博弈 {game}。',
  'The referee: the row is malformed, so {loser} loses game {game}.': '裁判：该行格式错误。{loser}输掉博弈 {game}。',
  'Silent twice: {loser} loses game {game}.': '两次沉默：{loser}输掉博弈 {game}。',
  // tasks
  'Verified by': '验证方式',
  Worker: '工作者',
  Payer: '付款方',
  Price: '价款',
  Stands: '状态',
  '{tasks}: {final} final, {slashed} slashed, {refunded} refunded, {open} open. {games}, {openGames} open.':
    '{tasks}：{final} 个终局，{slashed} 个罚没，{refunded} 个退款，{open} 个进行中。{games}，{openGames} 场进行中。',
  'All tasks': '所有任务',
  'Verified tasks': '已验证任务',
  '{count} tasks': '{count} 个任务',
  '{count} games': '{count} 场博弈',
  'a game is open: the clock stands': '博弈进行中：计时暂停',
  'ended in block {block}': '于区块 {block} 结束',
  'Task {task}': '任务 {task}',
  'Bond of the worker': '工作者的保证金',
  // games
  'Game {game}': '博弈 {game}',
  'has ended': '已结束',
  'the turn of {who}': '轮到{who}',
  'the turn of {who}, until {time}': '轮到{who}，至 {time}',
  'The rows were given: one entry was shown to the referee at once, and nothing had to be demanded.':
    '各行已给出：直接向裁判出示了一个值，无需要求公开。',
  'Nothing was demanded yet.': '尚未要求公开任何内容。',
  'Demanded: {tensor}': '要求公开：{tensor}',
  '{count} of the tree were revealed in {answers}.': '在 {answers}中公开了树的 {count}。',
  'Row {index}, {bytes}:': '第 {index} 行，{bytes}：',
  // money
  'Who has what': '各方持有',
  'In test tokens. The lines have one scale, from {least} to {most}: what each has gained or lost, block by block; what is at stake is its owner’s until a task ends.':
    '以测试代币计。各线同一刻度，从 {least} 到 {most}：逐块显示各方的得失；任务结束前，押上的金额仍属其所有者。',
  Has: '持有',
  'At stake': '押上',
  Gained: '得失',
  'Blocks {from} to {to}': '区块 {from} 至 {to}',
  'All accounts have {have} together, and {condemned} of slashed bonds wait to be destroyed: as much as the faucet gave ({given}) and the pool minted ({minted}), less what was burned ({burned}).':
    '所有账户共有 {have}，另有罚没保证金 {condemned} 待销毁：等于水龙头发放（{given}）与奖池铸造（{minted}）之和，减去已销毁（{burned}）。',
  Rewards: '奖励',
  'Of a verified price a share is burned. When the epoch is over, at most as much is minted again for the verified work: a rebate, so nobody gains by paying himself.':
    '已验证任务的价款中有一部分被销毁。本期结束时，至多重新铸造同样数额，给予经验证的工作：这是返还，因此自己付款给自己得不到好处。',
  Epoch: '期',
  Burned: '销毁',
  Minted: '铸造',
  'Burned and minted, drawn': '销毁与铸造的图示',
  // any bytes
  '“Any bytes are a proof”, replayed': '“任意字节都是证明”，重演',
  'An early showcase, {showcase}, let a contract mint a token for any bytes that were new, and names verification itself as what is left to solve. Here the same bytes are sent as the result of one product, to a task of each of three families:':
    '一个早期演示 {showcase} 让合约为任何新的字节铸造代币，并自称验证仍待解决。这里把同样的字节作为一个乘积的结果，分别发给三个验证族各一个任务：',
  'which is the text of the title, in letters and zeros': '即标题的英文字母加零',
  'Nobody checks: the payer accepts without looking, and the contract pays.': '无人检验：付款方不看就接受，合约付款。',
  'A watcher computes the same, opens a game and demands the rows behind the bytes. There are none, so silence loses.':
    '监视者重新计算，发起博弈，要求公开这些字节背后的各行。并没有这样的行，因此沉默者输。',
  'The contract checks the whole product itself. No proof leads to these bytes, so none is accepted, and time runs out.':
    '合约自行检验整个乘积。没有证明能得出这些字节，因此都不被接受，直至超时。',
  'Not sent yet in this block.': '到此区块尚未发送。',
  'nobody any more': '不再属于任何人',
  'This compares ways of checking, and ranks nobody: what a listed system does stands in its profile, with its sources and dates.':
    '这里比较的是检验方式，不给任何人排名：收录系统的做法见其档案，附来源与日期。',
};

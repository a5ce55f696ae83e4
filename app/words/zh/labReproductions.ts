import type { Catalog } from '../language.ts';

export const labReproductions: Catalog = {
  'Who repeated it': '谁复现过',
  'Anybody can run the same bench and report on the chain what came of it, a failure like a success. Nobody can take a report back, and no curator can keep one out.':
    '任何人都可以运行同一套测试，并在链上报告结果；失败与成功同样可以报告。报告无法撤回，任何策展人也无法将其拒之门外。',
  'This release names no contract that holds reports.': '此发布版未指明保存报告的合约。',
  'The reports could not be read': '无法读取报告',
  '{count} reports': '{count} 份报告',
  '{count} accounts': '{count} 个账户',
  '{count} exact readings': '{count} 项精确读数',
  '{reports} of earlier versions': '较早版本的 {reports}',
  'Older reports': '更早的报告',
  'To repeat it yourself:': '自行复现：',
  'Nobody has reported on version {version} yet. This repeats it, and compares every exact reading to the unit:':
    '尚无人就版本 {version} 提交报告。以下命令可复现它，并逐项比对每个精确读数，分毫不差：',
  'Who proposed version {version} could not be read, so nobody is told apart from the proposer.':
    '无法读取版本 {version} 由谁提案，因此无法将任何人与提案人区分开来。',
  'No account but the one that proposed version {version} has reported on it with a statement that agrees.':
    '除版本 {version} 的提案账户外，尚无其他账户就其提交与链上一致的报告。',
  '{reports} on version {version} by {accounts} other than the one that proposed it: {same} the same, {different} different, {unfinished} not finished.':
    '提案账户以外的 {accounts}就版本 {version} 提交了 {reports}：相同 {same} 份，不同 {different} 份，未完成 {unfinished} 份。',
  'Older reports are not counted here until they are shown.': '更早的报告在显示之前不计入此处。',
  '{reproduced}: another account than the proposer’s got every exact reading again. An account is not a person, and anybody can have many. The rung of the readings stays “measured” until curators approve a revision that says “reproduced”.':
    '{reproduced}：提案账户以外的账户重新得到了每一项精确读数。账户并不等于人，任何人都可以拥有许多账户。在策展人批准写明“已复现”的修订之前，这些读数的证据等级仍为“独立测量”。',
  Reproduced: '已复现',
  'proposed this version': '提案了此版本',
  'roles could not be read': '无法读取角色',
  '{reports} before by the same account': '同一账户此前的 {reports}',
  'The same': '相同',
  Different: '不同',
  'Not finished': '未完成',
  'Counts for nothing': '不计入',
  'Its statement is on its way.': '其声明正在读取。',
  'The chain says “{outcome}”, and no gateway has the statement that shows it.': '链上记为“{outcome}”，但没有网关持有说明它的声明。',
  'Its statement was refused:': '其声明被拒绝：',
  'the statement': '声明原文',
  'The digest of that version could not be read, so it was not compared.': '无法读取该版本的摘要，因此未作比对。',
  '{same} the same, none different': '{same}相同，无一不同',
  '{same} the same, {different} different': '{same}相同，{different} 项不同',
  '{readings} more differ, which the statement counts and does not list.': '另有 {readings}不同，声明计入了数目但未列出。',
  '{command} on {machine}, {moment}; commit {commit}': '{command}，运行于 {machine}，{moment}；提交 {commit}',
  'with changes that no commit has': '含未提交的改动',
  'Times of this machine, beside those of the document': '此机器的用时，与文档中的用时并列',
  'They say how far two machines lie apart. Nothing is decided by them.': '它们只说明两台机器相差多少，不据此作任何判断。',
  Reading: '读数',
  'the document': '文档',
  'this run': '本次运行',
  curator: '策展人',
  auditor: '审计员',
};

const roles: readonly [name: string, className: string, english: string, chinese: string, use: string][] = [
  ['question', 'design-question', 'Who has to be honest?', '谁必须诚实？', 'Home, once'],
  ['page title', 'design-title', 'Research notes', '研究笔记', 'h1 of a page'],
  ['section', 'design-section', 'Verification', '验证', 'h2'],
  ['claim', 'design-claim', 'A committee of eleven signs every result.', '由十一人委员会为每个结果签名。', 'what a source says'],
  ['control', 'design-control', 'Read again', '重新读取', 'navigation, buttons, labels'],
  ['cell', 'design-cell', 'TEE, re-execution', '可信执行环境、重新执行', 'table'],
  ['number', 'design-number', '1,024', '1,024', 'a figure; its unit stands on its own line'],
  ['proof', 'mono', '0x1f2e…9c40', '区块 1,024', 'digest, address, block, path of a field'],
];

/** Three voices: the serif says, the condensed sans counts, the mono proves. */
export function Type() {
  return (
    <table className="design-table" lang="en">
      <thead>
        <tr>
          <th scope="col">Role</th>
          <th scope="col">English</th>
          <th scope="col">Chinese</th>
          <th scope="col">For</th>
        </tr>
      </thead>
      <tbody>
        {roles.map(([name, className, english, chinese, use]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className={className}>{english}</td>
            <td className={className} lang="zh-Hans">
              {chinese}
            </td>
            <td>{use}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

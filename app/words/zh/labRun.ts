import type { Catalog } from '../language.ts';

export const labRun: Catalog = {
  // The whole run
  'Computed in this page, by the code of this release. Nothing of it is read from the register, and nothing is sent.':
    '由本发布版的代码在本页中计算。其中没有任何内容读自登记册，也不发送任何内容。',
  'The digit': '数字',
  'not a number': '不是数',

  // The sheet and the samples
  'Eight by eight pixels: arrows move, the space bar draws or clears': '8 × 8 个像素：方向键移动，空格键绘制或清除',
  'row {row}, column {column}: ink {level} of 16': '第 {row} 行，第 {column} 列：墨量 {level}/16',
  'Draw on it: mouse, finger, or arrow keys and space.': '可在上面绘制：鼠标、手指，或方向键加空格键。',
  Samples: '样本',
  'Samples that the training did not see. Of 2,000 such, the model names 1,969 rightly; the last two here it does not.':
    '这些样本未用于训练。在 2,000 个此类样本中，模型认对 1,969 个；这里的最后两个它认错了。',
  'Begin with an empty sheet': '从空白开始',
  'A sample of the digit {digit}': '数字 {digit} 的样本',

  // The answer
  'The model names it so. What it is, nobody has said.': '这是模型的答案。它实际是什么，没有人说明过。',
  'The model names it so, and so does the label.': '这是模型的答案，与标签一致。',
  'The model names it so. The label says {label}.': '这是模型的答案。标签为 {label}。',
  'By what the worker publishes, no answer can be read.': '从工作节点公布的内容读不出答案。',
  'By what the worker publishes it is {digit}.': '按工作节点公布的内容，答案是 {digit}。',
  'The ten outputs, as the worker publishes them': '工作节点公布的十个输出',
  digit: '数字',
  byte: '字节',
  'right: {value}': '应为 {value}',

  // The layers
  'The work, layer by layer': '逐层的计算',
  'More ink is farther from zero. A corner marks an entry that is not what the honest run gives. Choose an entry: it is the one that is changed.':
    '墨色越深，离零越远。角标表示该值与诚实运行的结果不同。选一个值：被改动的就是它。',
  Input: '输入',
  '{rows} × {cols}': '{rows} × {cols}',
  root: '根',
  '{count} entries differ': '{count} 个值不同',
  'What is asked': '所要求的计算',
  'The trace, as published': '所公布的轨迹',
  'The trace of the honest run': '诚实运行的轨迹',
  'Every row is a leaf of its layer’s tree. The digest of the trace binds what is asked, the root of the input and the five roots.':
    '每一行是该层哈希树的一个叶子。轨迹的摘要把所要求的计算、输入的根和五个层的根绑定在一起。',
  'products, relu': '乘积，relu',
  products: '乘积',
  'what the kernel sees': '卷积核所见',
  'in one row': '排成一行',
  'Layer {layer}: {operation}': '第 {layer} 层：{operation}',
  'Entries of layer {layer}: arrows move, Enter chooses': '第 {layer} 层的值：方向键移动，回车键选择',
  'row {row}, column {column}: {byte}, {value}': '第 {row} 行，第 {column} 列：{byte}，{value}',
  '{entry}, not what the honest run gives': '{entry}，与诚实运行的结果不同',
  'Nine pictures of 6 × 6, as the nine taps of the kernel see the input. One place in all nine is one row.':
    '九幅 6 × 6 的图，即卷积核九个位置所见的输入。九幅图中的同一位置构成一行。',
  'Eight pictures of 6 × 6, one a channel. One place in all eight is one row.':
    '八幅 6 × 6 的图，每个通道一幅。八幅图中的同一位置构成一行。',
  'The same 288 bytes in one row, broken into lines: the eight channels of each place, one after the other.':
    '同样的 288 个字节排成一行，分段显示：依次是每个位置的八个通道。',
  'One row of 32, broken into lines.': '一行 32 个值，分段显示。',
  'One row of ten: the outputs for the digits 0 to 9. A line below a byte: the number is below zero.':
    '一行十个值：数字 0 至 9 的输出。字节下有横线表示该数小于零。',
  'The layer is one row: its leaf is the root, and the path is empty.': '该层只有一行：其叶子就是根，路径为空。',
  'The tree of the layer: {rows} at {places} places, the rest empty. Row {row} (square) and the hashes beside its way (rings) lead to the root.':
    '该层的哈希树：{places} 个位置中有{rows}，其余为空。第 {row} 行（方块）与其路径旁的各哈希（圆环）共同通向根。',

  // The one rule
  'Entry ({row}, {column})': '值（{row}, {column}）',
  'The one rule: is this byte what the layer gives from the opened rows?': '唯一的规则：这个字节是否就是该层由所打开的行算出的结果？',
  published: '所公布',
  honest: '诚实结果',
  'computed again': '重新计算',
  '{products} and a bias: {sum} units of 2⁻¹⁸, exactly. Times {power} that is {value}, and the nearest number is taken.':
    '{products}加一个偏置：恰为 {sum} 个 2⁻¹⁸ 单位。乘以 {power} 得 {value}，取最近的数。',
  '{count} products': '{count} 个乘积',
  'The worker says {sum}.': '工作节点报的是 {sum}。',
  'The worker gives nobody these rows. This page has them, because it plays the worker too.':
    '工作节点不向任何人提供这些行。本页持有它们，因为本页同时扮演工作节点。',
  'Below zero, relu makes it zero.': '小于零，relu 使其为零。',
  'What is opened': '所打开的内容',
  row: '行',
  bytes: '字节',
  path: '路径',
  'row {row} of {what}': '{what}的第 {row} 行',
  '{count} hashes': '{count} 个哈希',
  '{count} bytes': '{count} 字节',
  'The bytes of the rows and paths': '各行与路径的字节',
  'The referee reads {bytes} and says:': '裁判读取 {bytes}，裁定：',
  'Outside the picture: zero.': '在图像之外：为零。',
  'Nothing is computed: the byte has to be that of row {row} of {what}.': '不作计算：该字节必须是{what}第 {row} 行中的那个字节。',
  'weights {number}': '权重 {number}',
  'the input': '输入',
  'layer {layer}': '第 {layer} 层',
  'malformed: a row has a byte that is no number': '格式错误：某一行含有不是数的字节',
  'honest: the byte follows from the rows': '诚实：该字节由这些行得出',
  'wrong: the byte does not follow from the rows': '错误：该字节不能由这些行得出',
  'The exact sum lies nearest to {number}': '精确的和最接近 {number}',
  'the sum': '精确的和',

  // What the worker does
  'What the worker does': '工作节点做什么',
  Nothing: '不改动',
  'It computes, and publishes what it computed.': '它照常计算，公布所算的结果。',
  'Another number': '换一个数',
  'It puts another number there, and computes on from it.': '它在此处放入另一个数，并由此继续计算。',
  'The other rounding': '另一种舍入',
  'The sum is right. It gives the number on the other side of it.': '和是对的，但它给出了另一侧的数。',
  'A false sum': '虚假的和',
  'It says a sum that is off by one unit, and publishes the right bytes.': '它所报的和差一个单位，公布的字节却是对的。',
  'No number': '不是数',
  'It puts a byte there that is no number.': '它在此处放入一个不是数的字节。',
  'Rows withheld': '扣留各行',
  'It puts another number there, and gives nobody the rows of the layer.': '它在此处放入另一个数，并且不向任何人提供该层的行。',
  'Any bytes': '任意字节',
  'It computes nothing, and publishes bytes of a random generator.': '它什么也不算，公布随机生成的字节。',
  'Not here: this layer only moves bytes.': '此处不适用：这一层只搬移字节。',
  'next below': '小一档',
  'next above': '大一档',

  // Who notices
  'Who notices': '谁会发现',
  family: '验证族',
  'who is there': '参与者',
  says: '结论',
  valid: '有效',
  invalid: '无效',
  malformed: '格式错误',
  'Acceptance only': '仅凭接受',
  'the payer looks at the answer': '付款方只看答案',
  'Re-execution, by vote': '重新执行，投票',
  'three nodes, one lies': '三个节点，一个说谎',
  'three nodes, two tell the same lie': '三个节点，两个说同一个谎',
  'Re-execution, by the referee': '重新执行，由裁判裁定',
  'two nodes, one lies': '两个节点，一个说谎',
  'Sampling audit': '抽样审计',
  'the result is drawn': '该结果被抽中',
  'the result is not drawn': '该结果未被抽中',
  Optimistic: '乐观验证',
  'nobody watches': '无人监视',
  'one watcher is online': '一名监视者在线',
  Freivalds: 'Freivalds 检验',
  'one party checks, by chance of its own': '一方用自己的随机数检验',
  Bilinear: '双线性检验',
  'a contract checks, or whoever repeats it': '由合约检验，或任何重做检验的人',
  'A contract that takes any bytes as a proof would pay for these. The register names one, with its sources: {page}.':
    '若合约把任意字节都当作证明，就会为这些字节付款。登记册记有一例，并附来源：{page}。',
  'Nothing is looked at: any bytes are valid.': '什么都不看：任意字节都有效。',
  'The roots of all three are the same.': '三者的根相同。',
  'Two honest nodes have other roots than the worker, and two of three decide.': '两个诚实节点的根与该工作节点不同，三者中两者说了算。',
  'Two of three published the same wrong roots. A vote asks for nothing else, so the lie is the result.':
    '三者中有两个公布了相同的错误的根。投票不问其他，谎言便成了结果。',
  'Both claims have the same roots, so there is nothing to judge.': '双方的根相同，没有可裁定的。',
  'A claim whose rows are not shown cannot be judged. The one that opens its rows stands.':
    '不出示各行的一方无法裁定。打开各行的一方成立。',
  'The claims differ first in layer {layer}. The referee computes one entry of it again, and the worker’s does not stand.':
    '双方最早在第 {layer} 层不同。裁判重新计算其中一个值，该工作节点的值不成立。',
  'The auditor computes everything again and has the same roots.': '审计方全部重算，所得的根相同。',
  'The auditor computes everything again, and its root of layer {layer} is another.': '审计方全部重算，第 {layer} 层的根不同。',
  'Nobody computed it again. Here “valid” says nothing.': '没有人重算过。此处的“有效”什么也不说明。',
  'Nobody objects before the window is over, so the result stands.': '期限结束前无人反对，结果因而成立。',
  'The watcher computes the same roots and has nothing to object to.': '监视者算出相同的根，没有可反对的。',
  'The watcher forces the rows out by {answers}, then opens one entry of layer {layer}: {bytes} for the contract.':
    '监视者迫使对方作出{answers}，从而得到该行，再打开第 {layer} 层的一个值：向合约提交 {bytes}。',
  '{count} answers': '{count} 次回答',
  'The watcher finds that layer {layer} differs and opens one entry of it: {bytes} for the contract.':
    '监视者发现第 {layer} 层不同，打开其中一个值：向合约提交 {bytes}。',
  'modulo two primes': '模两个素数',
  'modulo the order of a curve': '模一条曲线的阶',
  'Every product holds {by}, and every byte is what its sum rounds to.': '每个乘积在{by}下成立，每个字节都是其和舍入所得。',
  'One sum of layer {layer} is off by one unit of 2⁻¹⁸, so its product does not hold {by}. The bytes are right all the same.':
    '第 {layer} 层有一个和差了一个 2⁻¹⁸ 单位，其乘积在{by}下不成立。字节却都是对的。',
  'A byte is no number: the work is malformed before anything is multiplied.': '有一个字节不是数：在相乘之前，这份计算已属格式错误。',
  'The check needs every row, and those of layer {layer} were not given.': '检验需要所有的行，而第 {layer} 层的行没有提供。',
  'The sums that were given do not follow from the bytes before them {by}.': '在{by}下，所给的和不能由其前的字节得出。',
  'Every product holds {by}. The entry in layer {layer} is not what its sum rounds to.':
    '每个乘积在{by}下成立。第 {layer} 层的这个值却不是其和舍入所得。',
  'Every product holds {by}. Layer {layer} only moves bytes, and moved another one here.':
    '每个乘积在{by}下成立。第 {layer} 层只搬移字节，此处却搬来了另一个。',
  'Nothing was computed, and the bytes name a {answer}. {count} of {all} checkers notice.':
    '什么也没有算，这些字节给出 {answer}。{all} 方中有 {count} 方发现。',
  'Every byte is right, and one sum that was said is false. {count} of {all} checkers notice.':
    '每个字节都对，但所报的一个和是假的。{all} 方中有 {count} 方发现。',
  'Everything is as it was computed, and everybody says valid.': '一切如所计算，各方都说有效。',
  'One entry is no number, and no answer can be read. {count} of {all} checkers notice.':
    '有一个值不是数，读不出答案。{all} 方中有 {count} 方发现。',
  'One entry is changed, and the answer is still {answer}. {count} of {all} checkers notice.':
    '改动了一个值，答案仍是 {answer}。{all} 方中有 {count} 方发现。',
  'One entry is changed, and the answer is {answer} in place of {right}. {count} of {all} checkers notice.':
    '改动了一个值，答案成了 {answer}，而不是 {right}。{all} 方中有 {count} 方发现。',

  // The dispute
  'The dispute, as a watcher plays it': '监视者如何进行争议',
  'It computes the same, and compares roots from the first layer on: layer {layer} is the first that differs.':
    '它作同样的计算，从第一层起比较各层的根：第 {layer} 层最先不同。',
  'The worker gives the rows of that layer. They are those of its root.': '工作节点提供该层的行。这些行与其根相符。',
  'It opens entry ({row}, {column}) with the rows behind it: {bytes}, and the contract computes that one entry.':
    '它打开值（{row}, {column}）及其所依据的行：共 {bytes}，合约只计算这一个值。',
  'The contract says: malformed. The worker’s bond is lost.': '合约裁定：格式错误。工作节点失去保证金。',
  'The contract says: wrong. The worker’s bond is lost.': '合约裁定：错误。工作节点失去保证金。',
  'This page ran the rule in TypeScript; the contract has the same rule, and tests compare the two byte by byte.':
    '本页以 TypeScript 执行该规则；合约中是同一规则，测试逐字节比较两者。',
  'A worker that is silent at any turn loses by the clock, and one that answers otherwise than its root loses by the answer.':
    '工作节点在任何一步沉默，便因超时而输；所答与其根不符，便因回答而输。',
  'The worker has to give row {row}: {bytes} that hash to the node.': '工作节点必须给出第 {row} 行：{bytes}，其哈希即该节点。',
  'The worker has to reveal the {count} nodes below the disputed one. Number {picked} is not the watcher’s, and is disputed next.':
    '工作节点必须公开有争议的节点之下的 {count} 个节点。第 {picked} 个与监视者的不同，接着就它争议。',
};

import type { Catalog } from '../language.ts';

export const status: Catalog = {
  Remove: '移除',
  'of this release': '本发行版自带',
  'None is configured.': '没有配置。',
  'None is known yet.': '目前未知。',
  'Add an RPC of your own, kept in this browser': '添加您自己的 RPC，保存在本浏览器中',
  'Add a gateway of your own, kept in this browser': '添加您自己的网关，保存在本浏览器中',
  'Add a peer of your own, kept in this browser': '添加您自己的对等节点，保存在本浏览器中',
  'Add an indexer of your own, kept in this browser': '添加您自己的索引器，保存在本浏览器中',
  Add: '添加',
  Indexers: '索引器',
  'The address of an indexer of this registry, as http://127.0.0.1:42069 of a local one.':
    '本注册合约的索引器地址，例如本地索引器 http://127.0.0.1:42069。',
  'Not shown': '未显示',
  'No entry was refused or missing in this session.': '本次会话中没有条目被拒绝或缺失。',
  project: '项目',
  metric: '读数',
  note: '笔记',
  page: '页面',
  '{kind}, version {version}: refused': '{kind}，第 {version} 版：被拒绝',
  '{kind}, version {version}: not to be had now': '{kind}，第 {version} 版：目前无法取得',
  '{kind}, version {version}: approved, content on its way': '{kind}，第 {version} 版：已批准，内容尚在途中',
  'Read again': '重新读取',
  Network: '网络',
  Registry: '注册合约',
  Read: '读取时间',
  RPCs: 'RPC',
  Content: '内容',
  Registered: '已登记',
  'Asked for': '已请求',
  Verified: '已验证',
  'On the way': '在途',
  Gateways: '网关',
  Peers: '对等节点',
  'History and queue': '历史与队列',
  'What verified means': '“已验证”的含义',
  '{network}, chain {chain}': '{network}，链 {chain}',
  '{block}, mined {moment}': '{block}，出块于 {moment}',
  'A second RPC is asked the same question at the same block. One RPC alone can hide newer versions.':
    '在同一区块上向第二个 RPC 提出同样的问题。单独一个 RPC 可能隐瞒更新的版本。',
  'Any IPFS gateway that serves raw blocks will do: whatever it sends is hashed before it is used.':
    '任何提供原始数据块的 IPFS 网关都可以：它发来的内容在使用前都会计算散列。',
  'Asked when no gateway works. The multiaddr of an IPFS node’s WebSocket, as /dns4/example.org/tcp/443/tls/ws.':
    '在没有网关可用时才询问。填写 IPFS 节点 WebSocket 的 multiaddr，例如 /dns4/example.org/tcp/443/tls/ws。',
  '{projects}, {pages}, {metrics}, notes of {months}': '{projects}、{pages}、{metrics}、{months}的笔记',
  '{count} projects': '{count} 个项目',
  '{count} pages': '{count} 个页面',
  '{count} metric documents': '{count} 份读数文档',
  '{count} months': '{count} 个月',
  '{count} entries in this session: a page reads only what it shows': '本次会话 {count} 个条目：页面只读取它所显示的内容',
  '{count} have the digest that the chain holds, and fit their schema': '{count} 个与链上的摘要一致，并符合其模式',
  '{count} were refused or not to be had': '{count} 个被拒绝或无法取得',
  'An indexer answers in one request what the chain’s events tell in many. Reading needs none: heads and documents never come from it, and what it says of proposals and revisions is compared with the contract, or named as its word.':
    '链上事件需要许多请求才能说明的事，索引器一次请求即可回答。阅读并不需要它：最新版本和文档从不取自索引器，它关于提案和修订的说法会与合约核对，否则会注明是它的一面之词。',
  'These bytes hash to the digest that this contract holds at the block named above, and the view of the chain is backed by the RPCs listed here. It does {not} mean that a claim is true: for that, its sources, its rung on the evidence ladder and the accounts that approved it are one click away. {methodology}':
    '这些字节的散列等于该合约在上述区块中保存的摘要，而对链的读取以此处列出的 RPC 为依据。这{not}表示某条论断为真：它的来源、证据等级和批准它的账户，只需点击一次即可查看。{methodology}',
  not: '并不',
  'not asked yet': '尚未询问',
  'gave the answer that is shown': '给出了所显示的回答',
  'was asked the same at the same block, and agrees': '在同一区块被问及同样的问题，结果一致',
  'was asked the same at the same block, and says otherwise': '在同一区块被问及同样的问题，结果不同',
  'gave no usable answer': '没有给出可用的回答',
  '{state}; another was asked': '{state}；已询问另一个',
  '{state}; there is no other to ask': '{state}；没有其他可询问的',
  '{blocks} sent and verified': '已发来并验证{blocks}',
  '{count} blocks': '{count} 个区块',
  'no block sent yet': '尚未发来区块',
  '{sent}; it works, and had not what was asked for last': '{sent}；它在工作，但没有上次所要的内容',
  '{sent}; its last answer failed, and the next gateway was asked': '{sent}；上次回答失败，已询问下一个网关',
  '{sent}; it sent bytes that do not match, which were refused. It is asked last for the rest of this session':
    '{sent}；它发来的字节不符，已被拒绝。本次会话余下时间里最后才询问它',
  'not asked yet: peers are asked when no gateway works': '尚未询问：没有网关可用时才询问对等节点',
  '{sent}; its last answer failed, and the next peer was asked': '{sent}；上次回答失败，已询问下一个对等节点',
  'at block {block}': '位于区块 {block}',
  'at block {block}, {behind} behind': '位于区块 {block}，落后{behind}',
  'last {at}; its last answer failed, and the chain’s events are read instead': '上次{at}；上次回答失败，改为读取链上事件',
  'its last answer failed, and the chain’s events are read instead': '上次回答失败，改为读取链上事件',
  '{at}; it told something that the chain does not say, and its list was not used': '{at}；它的说法与链上不符，其列表未被采用',
  'it told something that the chain does not say, and its list was not used': '它的说法与链上不符，其列表未被采用',
  'No RPC gave the heads of the register, so nothing can be shown as verified.':
    '没有 RPC 给出登记册的最新版本，因此不能显示任何已验证的内容。',
  'The chain is being asked for the heads of the register.': '正在向链询问登记册的最新版本。',
  '{count} of {all} says otherwise of the same block. One of them is wrong, and this page cannot tell which.':
    '{all} 个中有{count}对同一区块的说法不同。其中必有错误，本页无法判断是哪一个。',
  '{count} of {all} say otherwise of the same block. One of them is wrong, and this page cannot tell which.':
    '{all} 个中有{count}对同一区块的说法不同。其中必有错误，本页无法判断是哪些。',
  'Bytes were refused or are missing; the rest of the register stands. The list is below.':
    '有字节被拒绝或缺失；登记册的其余部分不受影响。清单见下。',
  'The chain approved what no gateway has yet; it is asked for again and again. The list is below.':
    '链已批准的内容尚无网关持有；页面会不断请求。清单见下。',
  'What is shown was verified; more is on its way.': '已显示的内容均经过验证；其余尚在途中。',
  'The heads come from one RPC. With one RPC there is nothing to compare: add another below.':
    '最新版本来自一个 RPC。只有一个 RPC 无从比较：请在下面再添加一个。',
  'Every document that was read has the digest that one RPC gave. With one RPC there is nothing to compare: add another below.':
    '已读取的每份文档都与一个 RPC 给出的摘要一致。只有一个 RPC 无从比较：请在下面再添加一个。',
  '{count} RPCs agree on the heads of the register. No document was asked for yet in this session.':
    '{count} 个 RPC 对登记册的最新版本看法一致。本次会话尚未请求文档。',
  'Every document that was read has the digest that the chain holds, and {count} RPCs agree on the chain.':
    '已读取的每份文档都与链上的摘要一致，且 {count} 个 RPC 对链的看法一致。',
  'No RPC gave heads to compare with: what is shown is the state that this release carries, verified against nothing else.':
    '没有 RPC 给出可供比对的最新版本：所示为本发行版自带的状态，仅据其自身核验。',
  'What is shown is the state that this release carries. The chain is being asked for what changed since.':
    '所示为本发行版自带的状态，正在向链查询此后的变更。',
};

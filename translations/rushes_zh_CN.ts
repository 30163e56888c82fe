<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AddDialog</name>
    <message>
        <source>Add tasks</source>
        <translation>添加任务</translation>
    </message>
    <message>
        <source>&amp;Paste or type anything that holds task ids: lines, JSON, a curl command, a log.</source>
        <translation>粘贴或输入含有任务 ID 的任何文字(&amp;P)：逐行列出、JSON、curl 命令、日志均可。</translation>
    </message>
    <message>
        <source>Text with ids</source>
        <translation>含有任务 ID 的文字</translation>
    </message>
    <message>
        <source>Ids that were found</source>
        <translation>找到的任务 ID</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>&amp;Service of those in doubt</source>
        <translation>待确认任务的服务(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Mode</source>
        <translation>模式(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Label</source>
        <translation>备注名(&amp;L)</translation>
    </message>
    <message>
        <source>Optional: a name of your own</source>
        <translation>可选：自己起个名字</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>AppearancePage</name>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>配色(&amp;C)</translation>
    </message>
</context>
<context>
    <name>AtRiskText</name>
    <message>
        <source>Waits for its turn</source>
        <extracomment>what happens to a clip: it is copied after others</extracomment>
        <translation>排队等待下载</translation>
    </message>
    <message>
        <source>Needs a key</source>
        <extracomment>what happens to a clip: the service is not asked for a link, for there is no key</extracomment>
        <translation>缺少密钥</translation>
    </message>
    <message>
        <source>Key refused</source>
        <comment>clip</comment>
        <extracomment>what happens to a clip: the service is not asked for a link, for it refused the key</extracomment>
        <translation>密钥被拒</translation>
    </message>
    <message>
        <source>Asked for a link in %1</source>
        <extracomment>what happens to a clip: the service is asked for a link that works; %1: a duration, &quot;20 s&quot;</extracomment>
        <translation>%1后查询新链接</translation>
    </message>
    <message>
        <source>Asking for a link</source>
        <extracomment>what happens to a clip: the service is being asked for a link that works</extracomment>
        <translation>正在查询新链接</translation>
    </message>
    <message>
        <source>The link ends in about %1, and the clip is not held yet.</source>
        <extracomment>%1: a duration, &quot;1 h&quot;</extracomment>
        <translation>链接大约在 %1后失效，视频尚未下载。</translation>
    </message>
    <message>
        <source>The link ends in %1 at the latest, and the clip is not held yet.</source>
        <extracomment>%1: a duration, &quot;1 h&quot;</extracomment>
        <translation>链接最迟在 %1后失效，视频尚未下载。</translation>
    </message>
    <message>
        <source>The link ends in %1, and the clip is not held yet.</source>
        <extracomment>%1: a duration, &quot;1 h&quot;</extracomment>
        <translation>链接将在 %1后失效，视频尚未下载。</translation>
    </message>
    <message>
        <source>The link of %1 ends in about %2, and its clip is not held yet.</source>
        <extracomment>%1: the name of a task, %2: a duration, &quot;1 h&quot;</extracomment>
        <translation>%1 的链接大约在 %2后失效，视频尚未下载。</translation>
    </message>
    <message>
        <source>The link of %1 ends in %2 at the latest, and its clip is not held yet.</source>
        <extracomment>%1: the name of a task, %2: a duration, &quot;1 h&quot;</extracomment>
        <translation>%1 的链接最迟在 %2后失效，视频尚未下载。</translation>
    </message>
    <message>
        <source>The link of %1 ends in %2, and its clip is not held yet.</source>
        <extracomment>%1: the name of a task, %2: a duration, &quot;1 h&quot;</extracomment>
        <translation>%1 的链接将在 %2后失效，视频尚未下载。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln clips are not held yet, and their links end soon: the first, of %1, in %2.</source>
        <extracomment>%n is 2 or more; %1: the name of the task whose link ends first, %2: a duration, &quot;1 h&quot;</extracomment>
        <translation>
            <numerusform>有 %Ln 个视频尚未下载，链接即将失效：最早的是 %1，还剩 %2。</numerusform>
        </translation>
    </message>
    <message>
        <source>End of the link unknown</source>
        <translation>链接有效期未知</translation>
    </message>
    <message>
        <source>Link ends in %1</source>
        <extracomment>%1: a duration, &quot;18 h 42 min&quot;, &quot;≈ 18 h 42 min&quot;, &quot;≤ 18 h 42 min&quot;</extracomment>
        <translation>链接 %1后失效</translation>
    </message>
    <message>
        <source>Link may have ended</source>
        <translation>链接可能已失效</translation>
    </message>
    <message>
        <source>Link has ended</source>
        <translation>链接已失效</translation>
    </message>
    <message>
        <source>Not fetched</source>
        <extracomment>what happens to a clip: its link is not followed, for it is not safe to do so</extracomment>
        <translation>不下载</translation>
    </message>
    <message>
        <source>Next try in %1</source>
        <extracomment>what happens to a clip: when it is tried again to copy it; %1: a duration, &quot;20 s&quot;</extracomment>
        <translation>%1后重试</translation>
    </message>
    <message numerus="yes">
        <source>%Ln clips are not held, and their links may have ended.</source>
        <extracomment>%n is 2 or more</extracomment>
        <translation>
            <numerusform>有 %Ln 个视频尚未下载，其链接可能已失效。</numerusform>
        </translation>
    </message>
    <message>
        <source>The link of %1 may have ended, and its clip is not held.</source>
        <extracomment>%1: the name of a task</extracomment>
        <translation>%1 的链接可能已失效，视频尚未下载。</translation>
    </message>
</context>
<context>
    <name>Catalogue</name>
    <message>
        <source>VEO</source>
        <translation>VEO</translation>
    </message>
    <message>
        <source>Sora</source>
        <translation>Sora</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>Videos</translation>
    </message>
    <message>
        <source>Reference image</source>
        <translation>参考图</translation>
    </message>
    <message>
        <source>First/last frame</source>
        <translation>首尾帧</translation>
    </message>
    <message>
        <source>4 s</source>
        <translation>4 秒</translation>
    </message>
    <message>
        <source>8 s</source>
        <translation>8 秒</translation>
    </message>
    <message>
        <source>12 s</source>
        <translation>12 秒</translation>
    </message>
    <message>
        <source>Unknown kind</source>
        <extracomment>a kind of task (VEO, Sora ..) that is not known</extracomment>
        <translation>未知类型</translation>
    </message>
    <message>
        <source>Mode not chosen</source>
        <extracomment>the way in which a task was made was not told</extracomment>
        <translation>未选模式</translation>
    </message>
    <message>
        <source>none published</source>
        <extracomment>no estimate of the time was published</extracomment>
        <translation>未公布</translation>
    </message>
</context>
<context>
    <name>CheckingPage</name>
    <message>
        <source>How often the services are asked</source>
        <translation>查询服务的频率</translation>
    </message>
    <message>
        <source>By each service&apos;s &amp;advice (recommended)</source>
        <translation>按各服务的建议（推荐）(&amp;A)</translation>
    </message>
    <message>
        <source>More often while the end is likely, less often before and long after.</source>
        <translation>快到完成时间时查得勤一些，之前和超时很久之后查得少一些。</translation>
    </message>
    <message>
        <source>At a &amp;fixed interval:</source>
        <translation>固定间隔(&amp;F)：</translation>
    </message>
</context>
<context>
    <name>ChoiceBoxes</name>
    <message>
        <source>%1 (%2)</source>
        <extracomment>a mode (&quot;Reference image&quot;) and how long it usually takes (&quot;2–5 min&quot;)</extracomment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>No modes</source>
        <extracomment>in the place of a choice of modes: the tasks are of different kinds, or their kind knows no modes</extracomment>
        <translation>不分模式</translation>
    </message>
    <message>
        <source>Each by its kind</source>
        <translation>按各自类型</translation>
    </message>
</context>
<context>
    <name>ClipText</name>
    <message>
        <source>%1.</source>
        <comment>facts</comment>
        <extracomment>%1: facts of a clip, &quot;7.9 MB, 8.0 s, 1280×720, sound&quot;</extracomment>
        <translation>%1。</translation>
    </message>
    <message>
        <source>There is no clip</source>
        <translation>没有视频</translation>
    </message>
    <message>
        <source>The service ended this task without one.</source>
        <translation>服务已结束此任务，没有生成视频。</translation>
    </message>
    <message>
        <source>The service has not given a link to the clip yet</source>
        <translation>服务尚未给出视频链接</translation>
    </message>
    <message>
        <source>No clip yet</source>
        <translation>还没有视频</translation>
    </message>
    <message>
        <source>It is copied to this computer as soon as the task is completed.</source>
        <translation>任务完成后会立即自动下载到本机。</translation>
    </message>
    <message>
        <source>The clip is online only, and its link is not fetched</source>
        <translation>视频仅在线上，且其链接不予下载</translation>
    </message>
    <message>
        <source>The link to the clip no longer works</source>
        <translation>视频链接已不可用</translation>
    </message>
    <message>
        <source>The service is asked for another.</source>
        <translation>正在向服务请求新链接。</translation>
    </message>
    <message>
        <source>The clip is online only</source>
        <translation>视频仅在线上，尚未下载</translation>
    </message>
    <message>
        <source>It was saved as %1.</source>
        <translation>已另存为 %1。</translation>
    </message>
    <message>
        <source>An unverified copy is on this computer</source>
        <translation>本机有一份未通过校验的视频</translation>
    </message>
    <message>
        <source>The clip came whole, several times alike, and fails a check all the same.</source>
        <translation>视频多次完整下载，内容一致，但始终未通过校验。</translation>
    </message>
    <message>
        <source>The clip is saved</source>
        <translation>视频已保存</translation>
    </message>
    <message>
        <source>It is at %1.</source>
        <translation>位置：%1。</translation>
    </message>
    <message>
        <source>The link ends %1 (%2).</source>
        <extracomment>%1: a moment, &quot;tomorrow 08:44&quot;; %2: how it is known, &quot;promised by the service&quot;</extracomment>
        <translation>链接失效时间：%1（%2）。</translation>
    </message>
    <message>
        <source>The link ends %1 at the latest (%2).</source>
        <extracomment>%1: a moment, &quot;tomorrow 08:44&quot;; %2: how it is known, &quot;read from the link&quot;</extracomment>
        <translation>链接最晚失效时间：%1（%2）。</translation>
    </message>
    <message>
        <source>The link ends %1 at the earliest (%2).</source>
        <extracomment>%1: a moment, &quot;tomorrow 08:44&quot;; %2: how it is known, &quot;promised by the service&quot;</extracomment>
        <translation>链接最早失效时间：%1（%2）。</translation>
    </message>
    <message>
        <source>How long the link lives is not known.</source>
        <translation>链接的有效期未知。</translation>
    </message>
    <message>
        <source>The link has ended.</source>
        <translation>链接已失效。</translation>
    </message>
    <message>
        <source>The link may have ended.</source>
        <translation>链接可能已失效。</translation>
    </message>
    <message>
        <source>%1×%2</source>
        <extracomment>width and height in pixels</extracomment>
        <translation>%1×%2</translation>
    </message>
    <message>
        <source>sound</source>
        <comment>facts</comment>
        <translation>有声音</translation>
    </message>
    <message>
        <source>no sound</source>
        <comment>facts</comment>
        <translation>无声音</translation>
    </message>
    <message>
        <source>, </source>
        <comment>facts</comment>
        <extracomment>parts the facts of a clip</extracomment>
        <translation>，</translation>
    </message>
    <message>
        <source>The clip is being copied to this computer</source>
        <translation>正在将视频下载到本机</translation>
    </message>
    <message>
        <source>A verified copy is on this computer</source>
        <translation>视频已下载到本机并通过校验</translation>
    </message>
    <message>
        <source>The clip is gone</source>
        <translation>视频已无法找回</translation>
    </message>
    <message>
        <source>Its link ended before a copy came about, and the service gave no other.</source>
        <translation>未及下载，链接就已失效，服务也没有给出新的链接。</translation>
    </message>
    <message>
        <source>It is %1 long; the service says %2.</source>
        <extracomment>of a clip; %1 and %2: durations, &quot;6.0 s&quot; and &quot;8.0 s&quot;</extracomment>
        <translation>时长 %1，而服务称有 %2。</translation>
    </message>
    <message>
        <source>It is black from start to end.</source>
        <extracomment>of a clip</extracomment>
        <translation>全程黑屏。</translation>
    </message>
    <message>
        <source>It shows one still picture from start to end.</source>
        <extracomment>of a clip</extracomment>
        <translation>全程为同一静止画面。</translation>
    </message>
    <message>
        <source>There is no clip to copy</source>
        <translation>没有可下载的视频</translation>
    </message>
    <message>
        <source>Nothing can be heard of the task without a key that the service takes.</source>
        <translation>没有服务认可的密钥，无法得知任务状态。</translation>
    </message>
    <message>
        <source>It is copied to this computer once the service can be asked again and the task is completed.</source>
        <translation>能再次查询服务且任务完成后，会下载到本机。</translation>
    </message>
    <message>
        <source>The link ends about %1 (links of this service typically live so long).</source>
        <extracomment>%1: a moment, &quot;16:00&quot;, &quot;tomorrow 08:44&quot; or a date and time</extracomment>
        <translation>链接大致失效时间：%1（按该服务链接的一般有效期估计）。</translation>
    </message>
    <message>
        <source>The link ends about %1 (estimated from what the link says).</source>
        <extracomment>%1: a moment, &quot;16:00&quot;, &quot;tomorrow 08:44&quot; or a date and time</extracomment>
        <translation>链接大致失效时间：%1（根据链接内容估计）。</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>&amp;Add tasks…</source>
        <translation>添加任务(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Paste ids</source>
        <translation>粘贴任务 ID(&amp;P)</translation>
    </message>
    <message>
        <source>Add from &amp;files…</source>
        <translation>从文件添加(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Check now</source>
        <translation>立即查询(&amp;C)</translation>
    </message>
    <message>
        <source>Set &amp;mode</source>
        <translation>设置模式(&amp;M)</translation>
    </message>
    <message>
        <source>Set &amp;label…</source>
        <translation>设置备注名(&amp;L)…</translation>
    </message>
    <message>
        <source>Copy &amp;id</source>
        <translation>复制任务 ID(&amp;I)</translation>
    </message>
    <message>
        <source>Copy secret lin&amp;k</source>
        <translation>复制私密链接(&amp;K)</translation>
    </message>
    <message>
        <source>Copy &amp;error</source>
        <translation>复制错误信息(&amp;E)</translation>
    </message>
    <message>
        <source>Copy &amp;row</source>
        <translation>复制整行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Play or pause</source>
        <translation>播放/暂停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>Save all &amp;ready</source>
        <translation>全部保存(&amp;R)</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>在文件夹中显示(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>查找(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Next task</source>
        <translation>下一个任务(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous task</source>
        <translation>上一个任务(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Details beside the table</source>
        <translation>显示详情栏(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Rushes</source>
        <translation>关于 Rushes(&amp;A)</translation>
    </message>
    <message>
        <source>Remo&amp;ve</source>
        <translation>移除(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Log…</source>
        <translation>日志(&amp;L)…</translation>
    </message>
    <message>
        <source>Copy &amp;report</source>
        <translation>复制报告(&amp;R)</translation>
    </message>
    <message>
        <source>Check &amp;all now</source>
        <translation>全部立即查询(&amp;A)</translation>
    </message>
    <message>
        <source>Pa&amp;use</source>
        <translation>暂停(&amp;U)</translation>
    </message>
    <message>
        <source>Pause all &amp;tasks</source>
        <translation>暂停所有任务(&amp;T)</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>“%1” cannot be the id of a task.</source>
        <translation>“%1”不可能是任务 ID。</translation>
    </message>
    <message>
        <source>An empty text cannot be the id of a task.</source>
        <translation>任务 ID 不能为空。</translation>
    </message>
    <message>
        <source>This address cannot be used: %1.</source>
        <translation>此地址不可用：%1。</translation>
    </message>
    <message>
        <source>This address cannot be used.</source>
        <translation>此地址不可用。</translation>
    </message>
    <message>
        <source>The file cannot be read: %1.</source>
        <translation>无法读取文件：%1。</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>无法读取文件。</translation>
    </message>
    <message>
        <source>Nothing can be written to the folder %1.</source>
        <translation>无法写入文件夹 %1。</translation>
    </message>
    <message>
        <source>Nothing can be written to the folder.</source>
        <translation>无法写入该文件夹。</translation>
    </message>
    <message>
        <source>This cannot be the name of a file: %1.</source>
        <translation>不能用作文件名：%1。</translation>
    </message>
    <message>
        <source>An empty name cannot be the name of a file.</source>
        <translation>文件名不能为空。</translation>
    </message>
    <message>
        <source>The list of services is wrong at %1.</source>
        <translation>服务列表有误，位置：%1。</translation>
    </message>
    <message>
        <source>The list of services cannot be read.</source>
        <translation>无法读取服务列表。</translation>
    </message>
    <message>
        <source>There is no API key for %1.</source>
        <translation>%1 缺少 API 密钥。</translation>
    </message>
    <message>
        <source>There is no API key for this service.</source>
        <translation>此服务缺少 API 密钥。</translation>
    </message>
    <message>
        <source>The service refused the key: “%1”.</source>
        <translation>服务拒绝了密钥：“%1”。</translation>
    </message>
    <message>
        <source>The service refused the key.</source>
        <translation>服务拒绝了密钥。</translation>
    </message>
    <message>
        <source>The service does not know this id: “%1”.</source>
        <translation>服务上查无此 ID：“%1”。</translation>
    </message>
    <message>
        <source>The service does not know this id.</source>
        <translation>服务上查无此 ID。</translation>
    </message>
    <message>
        <source>The service asked to wait: “%1”.</source>
        <translation>服务要求稍候：“%1”。</translation>
    </message>
    <message>
        <source>The service asked to wait.</source>
        <translation>服务要求稍候。</translation>
    </message>
    <message>
        <source>The service has trouble: %1.</source>
        <translation>服务出现故障：%1。</translation>
    </message>
    <message>
        <source>The service has trouble.</source>
        <translation>服务出现故障。</translation>
    </message>
    <message>
        <source>The service answered with a redirect to %1, which is not followed.</source>
        <translation>服务要求重定向到 %1，已拒绝跟随。</translation>
    </message>
    <message>
        <source>The service answered with a redirect, which is not followed.</source>
        <translation>服务要求重定向，已拒绝跟随。</translation>
    </message>
    <message>
        <source>The host %1 was not found.</source>
        <translation>找不到主机 %1。</translation>
    </message>
    <message>
        <source>The host was not found.</source>
        <translation>找不到主机。</translation>
    </message>
    <message>
        <source>The connection failed: %1.</source>
        <translation>连接失败：%1。</translation>
    </message>
    <message>
        <source>The connection failed.</source>
        <translation>连接失败。</translation>
    </message>
    <message>
        <source>No secure connection came about: %1.</source>
        <translation>无法建立安全连接：%1。</translation>
    </message>
    <message>
        <source>No secure connection came about.</source>
        <translation>无法建立安全连接。</translation>
    </message>
    <message>
        <source>The proxy failed: %1.</source>
        <translation>代理出错：%1。</translation>
    </message>
    <message>
        <source>The proxy failed.</source>
        <translation>代理出错。</translation>
    </message>
    <message>
        <source>Nothing came in time: %1.</source>
        <translation>等待响应超时：%1。</translation>
    </message>
    <message>
        <source>Nothing came in time.</source>
        <translation>等待响应超时。</translation>
    </message>
    <message>
        <source>The answer cannot be read: %1.</source>
        <translation>无法解读服务的响应：%1。</translation>
    </message>
    <message>
        <source>The answer cannot be read.</source>
        <translation>无法解读服务的响应。</translation>
    </message>
    <message>
        <source>The answer is larger than %1.</source>
        <translation>服务的响应超过 %1。</translation>
    </message>
    <message>
        <source>The answer is too large.</source>
        <translation>服务的响应过大。</translation>
    </message>
    <message>
        <source>The answer is about another task: “%1”.</source>
        <translation>服务返回的是另一个任务：“%1”。</translation>
    </message>
    <message>
        <source>The answer is about another task.</source>
        <translation>服务返回的是另一个任务。</translation>
    </message>
    <message>
        <source>The task is completed, but the service gave no usable link: “%1”.</source>
        <translation>任务已完成，但服务给出的链接不可用：“%1”。</translation>
    </message>
    <message>
        <source>The task is completed, but the service gave no link.</source>
        <translation>任务已完成，但服务没有给出链接。</translation>
    </message>
    <message>
        <source>This link is not fetched: %1.</source>
        <translation>此链接不予下载：%1。</translation>
    </message>
    <message>
        <source>This link is not fetched.</source>
        <translation>此链接不予下载。</translation>
    </message>
    <message>
        <source>The link no longer works: %1.</source>
        <translation>链接已不可用：%1。</translation>
    </message>
    <message>
        <source>The link no longer works.</source>
        <translation>链接已不可用。</translation>
    </message>
    <message>
        <source>The transfer broke off: %1.</source>
        <translation>传输中断：%1。</translation>
    </message>
    <message>
        <source>The transfer broke off.</source>
        <translation>传输中断。</translation>
    </message>
    <message>
        <source>The clip did not come whole: %1.</source>
        <translation>视频没有下载完整：%1。</translation>
    </message>
    <message>
        <source>The clip did not come whole.</source>
        <translation>视频没有下载完整。</translation>
    </message>
    <message>
        <source>What came is no MP4 video: %1.</source>
        <translation>下载到的不是 MP4 视频：%1。</translation>
    </message>
    <message>
        <source>What came is no MP4 video.</source>
        <translation>下载到的不是 MP4 视频。</translation>
    </message>
    <message>
        <source>The clip is not a whole MP4: %1.</source>
        <translation>视频不是完整的 MP4：%1。</translation>
    </message>
    <message>
        <source>The clip is not a whole MP4.</source>
        <translation>视频不是完整的 MP4。</translation>
    </message>
    <message>
        <source>No picture of the clip can be decoded: %1.</source>
        <translation>视频画面无法解码：%1。</translation>
    </message>
    <message>
        <source>No picture of the clip can be decoded.</source>
        <translation>视频画面无法解码。</translation>
    </message>
    <message>
        <source>The clip is larger than %1.</source>
        <translation>视频超过 %1。</translation>
    </message>
    <message>
        <source>The clip is too large.</source>
        <translation>视频过大。</translation>
    </message>
    <message>
        <source>The clip could not be checked: %1.</source>
        <translation>无法校验视频：%1。</translation>
    </message>
    <message>
        <source>The clip could not be checked.</source>
        <translation>无法校验视频。</translation>
    </message>
    <message>
        <source>The disk is full: %1.</source>
        <translation>磁盘已满：%1。</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>磁盘已满。</translation>
    </message>
    <message>
        <source>A file could not be written: %1.</source>
        <translation>无法写入文件：%1。</translation>
    </message>
    <message>
        <source>A file could not be written.</source>
        <translation>无法写入文件。</translation>
    </message>
    <message>
        <source>The profile&apos;s database cannot be used: %1.</source>
        <translation>配置目录的数据库不可用：%1。</translation>
    </message>
    <message>
        <source>The profile&apos;s database cannot be used.</source>
        <translation>配置目录的数据库不可用。</translation>
    </message>
    <message>
        <source>This profile was written by a later version of Rushes (its format is %1).</source>
        <translation>此配置目录由更新版本的 Rushes 写入（格式版本 %1）。</translation>
    </message>
    <message>
        <source>This profile was written by a later version of Rushes.</source>
        <translation>此配置目录由更新版本的 Rushes 写入。</translation>
    </message>
    <message>
        <source>The profile is in use by another program: %1.</source>
        <translation>配置目录正被其他程序使用：%1。</translation>
    </message>
    <message>
        <source>The profile is in use by another program.</source>
        <translation>配置目录正被其他程序使用。</translation>
    </message>
    <message>
        <source>The address %1 is in use by another program.</source>
        <translation>地址 %1 已被其他程序占用。</translation>
    </message>
    <message>
        <source>The address is in use by another program.</source>
        <translation>该地址已被其他程序占用。</translation>
    </message>
    <message>
        <source>The built-in simulator did not start: %1.</source>
        <translation>内置模拟器未能启动：%1。</translation>
    </message>
    <message>
        <source>The built-in simulator did not start.</source>
        <translation>内置模拟器未能启动。</translation>
    </message>
    <message>
        <source>The clip cannot be played here: %1.</source>
        <translation>视频无法在此播放：%1。</translation>
    </message>
    <message>
        <source>The clip cannot be played here.</source>
        <translation>视频无法在此播放。</translation>
    </message>
    <message>
        <source>It was cancelled: %1.</source>
        <translation>已取消：%1。</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>The demo begins with an empty profile, and the folder %1 holds something else.</source>
        <translation>演示从空的配置目录开始，而文件夹 %1 里有别的内容。</translation>
    </message>
    <message>
        <source>The demo begins with an empty profile, and the folder holds something else.</source>
        <translation>演示从空的配置目录开始，而这个文件夹里有别的内容。</translation>
    </message>
    <message>
        <source>The held copy is no longer the clip that was checked: %1.</source>
        <translation>已下载的文件与校验时不一致：%1。</translation>
    </message>
    <message>
        <source>The held copy is no longer the clip that was checked.</source>
        <translation>已下载的文件与校验时不一致。</translation>
    </message>
    <message>
        <source>The profile&apos;s database cannot be written: %1.</source>
        <translation>配置目录的数据库无法写入：%1。</translation>
    </message>
    <message>
        <source>The profile&apos;s database cannot be written.</source>
        <translation>配置目录的数据库无法写入。</translation>
    </message>
    <message>
        <source>The profile&apos;s database is gone from %1.</source>
        <translation>%1 中的数据库不见了。</translation>
    </message>
    <message>
        <source>The profile&apos;s database is gone.</source>
        <translation>配置目录的数据库不见了。</translation>
    </message>
    <message>
        <source>The profile was moved to %1, and this folder is not there. Connect the disk that it is on.</source>
        <translation>配置目录已移至 %1，但该文件夹不存在。请连接它所在的磁盘。</translation>
    </message>
    <message>
        <source>The profile was moved to a folder that is not there.</source>
        <translation>配置目录已移至一个不存在的文件夹。</translation>
    </message>
    <message>
        <source>Something stands in the folder %1 already.</source>
        <translation>文件夹 %1 中已有内容。</translation>
    </message>
    <message>
        <source>Something stands in the folder already.</source>
        <translation>该文件夹中已有内容。</translation>
    </message>
    <message>
        <source>This link is not fetched unasked: %1.</source>
        <translation>未经您同意不会访问此链接：%1。</translation>
    </message>
    <message>
        <source>This link is not fetched unasked.</source>
        <translation>未经您同意不会访问此链接。</translation>
    </message>
    <message>
        <source>The held copy is gone, and not by Rushes: %1.</source>
        <translation>已下载的文件不见了，并非 Rushes 所为：%1。</translation>
    </message>
    <message>
        <source>The held copy is gone, and not by Rushes.</source>
        <translation>已下载的文件不见了，并非 Rushes 所为。</translation>
    </message>
    <message>
        <source>The profile cannot be opened, for what stands in the place of its lock is no file: %1. Move it away.</source>
        <translation>无法打开配置目录：锁文件的位置上不是文件：%1。请将其移走。</translation>
    </message>
    <message>
        <source>The profile cannot be opened, for what stands in the place of its lock is no file.</source>
        <translation>无法打开配置目录：锁文件的位置上不是文件。</translation>
    </message>
</context>
<context>
    <name>FoldersPage</name>
    <message>
        <source>&amp;Folder for saved clips</source>
        <translation>视频保存到(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>浏览(&amp;B)…</translation>
    </message>
    <message>
        <source>&amp;Names of saved files</source>
        <translation>文件命名规则(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Profile: database, held clips and settings</source>
        <translation>配置目录：数据库、已下载的视频和设置(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Insert</source>
        <translation>插入(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Write a .json beside each saved clip</source>
        <translation>在保存的视频旁写入 .json 文件(&amp;W)</translation>
    </message>
</context>
<context>
    <name>GuiArguments</name>
    <message>
        <source>%1 cannot be a task id or a command; see rushes --help.</source>
        <translation>%1 不可能是任务 ID 或命令；用法见 rushes --help。</translation>
    </message>
    <message>
        <source>%1 wants a folder.</source>
        <translation>%1 需要指定文件夹。</translation>
    </message>
    <message>
        <source>%1 is no option; see rushes --help.</source>
        <translation>没有 %1 这个选项；用法见 rushes --help。</translation>
    </message>
    <message>
        <source>Usage: rushes [--profile DIR] [--demo] [ID...]
       rushes COMMAND --help

Opens the window and watches these tasks; where it is open already, they are handed to it.

  --profile DIR   keep everything under DIR
  --demo          on the built-in simulator, with a profile of its own
  -h, --help      this text
  --version       the version

Commands for a terminal: watch, ids, expiry, list, verify
</source>
        <translation>用法：rushes [--profile DIR] [--demo] [ID...]
      rushes COMMAND --help

打开窗口并跟踪这些任务；窗口已打开时，任务交给该窗口。

  --profile DIR   所有内容都保存在 DIR 下
  --demo          使用内置模拟器，有单独的配置目录
  -h, --help      显示本说明
  --version       显示版本

终端命令：watch、ids、expiry、list、verify
</translation>
    </message>
</context>
<context>
    <name>HeardText</name>
    <message>
        <source>retrying copy in %1</source>
        <extracomment>the clip is copied again after %1 (&quot;8 s&quot;)</extracomment>
        <translation>%1后重新下载</translation>
    </message>
    <message>
        <source>retrying copy now</source>
        <translation>正在重新下载</translation>
    </message>
    <message>
        <source>failed %1</source>
        <extracomment>%1: a moment, &quot;14:02&quot; or &quot;yesterday 22:10&quot;</extracomment>
        <translation>%1 失败</translation>
    </message>
    <message>
        <source>finished %1</source>
        <translation>%1 完成</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>尚未查询</translation>
    </message>
    <message>
        <source>first check in %1</source>
        <extracomment>%1: a duration, &quot;8 s&quot;</extracomment>
        <translation>%1后首次查询</translation>
    </message>
    <message>
        <source>first check now</source>
        <translation>正在首次查询</translation>
    </message>
    <message>
        <source>%1 · next %2</source>
        <extracomment>when it was last heard of a task (&quot;12 s ago&quot;), and the time to the next check (&quot;18 s&quot;)</extracomment>
        <translation>%1 · %2后再查</translation>
    </message>
    <message>
        <source>%1 · checking</source>
        <extracomment>when it was last heard of a task (&quot;12 s ago&quot;); it is asked for at this moment</extracomment>
        <translation>%1 · 查询中</translation>
    </message>
    <message>
        <source>retrying in %1</source>
        <extracomment>%1: a duration, &quot;8 s&quot;</extracomment>
        <translation>%1后重试</translation>
    </message>
    <message>
        <source>retrying now</source>
        <translation>正在重试</translation>
    </message>
    <message>
        <source>asked to wait</source>
        <translation>服务要求稍候</translation>
    </message>
    <message>
        <source>waits %1 more</source>
        <extracomment>the service asked to wait; %1: a duration, &quot;40 s&quot;</extracomment>
        <translation>需稍候 %1</translation>
    </message>
    <message>
        <source>waits until %1</source>
        <extracomment>the service asked to wait; %1: a moment, &quot;14:05&quot;</extracomment>
        <translation>需稍候至 %1</translation>
    </message>
    <message>
        <source>no contact yet</source>
        <translation>一直无法连接</translation>
    </message>
    <message>
        <source>no contact since %1</source>
        <extracomment>%1: a moment, &quot;13:40&quot; or &quot;yesterday 22:10&quot;</extracomment>
        <translation>%1 起无法连接</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>缺少密钥</translation>
    </message>
    <message>
        <source>key refused</source>
        <translation>密钥被拒</translation>
    </message>
    <message>
        <source>not known here</source>
        <translation>查无此任务</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>checking now</source>
        <extracomment>it is asked for at this moment</extracomment>
        <translation>正在查询</translation>
    </message>
    <message>
        <source>retrying</source>
        <extracomment>below a task&apos;s status: the last request failed, and another will be made</extracomment>
        <translation>正在重试</translation>
    </message>
    <message>
        <source>no contact</source>
        <extracomment>below a task&apos;s status</extracomment>
        <translation>无法连接</translation>
    </message>
    <message>
        <source>next check %1</source>
        <extracomment>of a paused task: when it is asked all the same; %1: a moment, &quot;14:05&quot;, &quot;tomorrow 02:10&quot; or a date and time</extracomment>
        <translation>下次查询：%1</translation>
    </message>
</context>
<context>
    <name>JsonFault</name>
    <message>
        <source>must begin with https://</source>
        <translation>必须以 https:// 开头</translation>
    </message>
    <message>
        <source>is no address with a host</source>
        <translation>不是带主机名的地址</translation>
    </message>
    <message>
        <source>must begin with https://; http:// is for this machine alone</source>
        <translation>必须以 https:// 开头；http:// 仅限本机</translation>
    </message>
    <message>
        <source>has port 0</source>
        <translation>端口为 0</translation>
    </message>
    <message>
        <source>has a user name in it</source>
        <translation>含有用户名</translation>
    </message>
    <message>
        <source>has a query or a fragment</source>
        <translation>含有查询参数或片段</translation>
    </message>
    <message>
        <source>has a path that is not plain</source>
        <translation>路径不规范</translation>
    </message>
    <message>
        <source>is no name: letters, digits, &apos;.&apos;, &apos;_&apos; and &apos;-&apos; alone, 64 at most</source>
        <translation>不是有效名称：只能用字母、数字、“.”、“_”和“-”，最多 64 个字符</translation>
    </message>
    <message>
        <source>from_s is over to_s</source>
        <translation>from_s 大于 to_s</translation>
    </message>
    <message>
        <source>is no regular expression: %1</source>
        <translation>不是正则表达式：%1</translation>
    </message>
    <message>
        <source>can not begin an id</source>
        <translation>不能作为 ID 的开头</translation>
    </message>
    <message>
        <source>is none of the modes</source>
        <translation>不是其中任何一种模式</translation>
    </message>
    <message>
        <source>stands there twice</source>
        <translation>重复出现</translation>
    </message>
    <message>
        <source>%1 is built in and stays as it is: a copy has another name</source>
        <translation>%1 是内置服务，不能更改：副本须另取名称</translation>
    </message>
    <message>
        <source>is the address of %1 already</source>
        <translation>已是 %1 的地址</translation>
    </message>
    <message>
        <source>another service is called %1</source>
        <translation>已有名为 %1 的服务</translation>
    </message>
    <message>
        <source>minimum_s is over from_s</source>
        <translation>minimum_s 大于 from_s</translation>
    </message>
    <message>
        <source>has no words</source>
        <translation>没有任何状态词</translation>
    </message>
    <message>
        <source>is no JSON Pointer: %1</source>
        <translation>不是 JSON Pointer：%1</translation>
    </message>
    <message>
        <source>has no JSON Pointer</source>
        <translation>没有 JSON Pointer</translation>
    </message>
    <message>
        <source>is no plain path with one segment {id}</source>
        <translation>不是恰好含一段 {id} 的普通路径</translation>
    </message>
    <message>
        <source>is kept for services that have no name</source>
        <translation>该名称留给未命名的服务</translation>
    </message>
    <message>
        <source>is larger than 1 MiB</source>
        <translation>超过 1 MiB</translation>
    </message>
    <message>
        <source>is not 1, the only one that is known here</source>
        <translation>不是 1，此处只支持 1</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>为空</translation>
    </message>
    <message>
        <source>is none of the services</source>
        <translation>不是其中任何一个服务</translation>
    </message>
    <message>
        <source>nested deeper than %1 levels</source>
        <translation>嵌套超过 %1 层</translation>
    </message>
    <message>
        <source>not JSON: line %1, column %2: %3</source>
        <translation>不是 JSON：第 %1 行第 %2 列：%3</translation>
    </message>
    <message>
        <source>is no object</source>
        <translation>不是对象</translation>
    </message>
    <message>
        <source>the field &quot;%1&quot; is refused: keys are never read from a file</source>
        <translation>拒绝字段“%1”：绝不从文件读取密钥</translation>
    </message>
    <message>
        <source>unknown field &quot;%1&quot;</source>
        <translation>未知字段“%1”</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>is no array</source>
        <translation>不是数组</translation>
    </message>
    <message>
        <source>is no text</source>
        <translation>不是文本</translation>
    </message>
    <message>
        <source>is neither true nor false</source>
        <translation>既不是 true 也不是 false</translation>
    </message>
    <message>
        <source>is no number</source>
        <translation>不是数字</translation>
    </message>
    <message>
        <source>is not within %1 and %2</source>
        <translation>不在 %1 到 %2 之间</translation>
    </message>
    <message>
        <source>is longer than %1 characters</source>
        <translation>超过 %1 个字符</translation>
    </message>
    <message>
        <source>is how keys begin</source>
        <translation>是密钥的开头</translation>
    </message>
    <message>
        <source>has more than %1 entries</source>
        <translation>超过 %1 项</translation>
    </message>
    <message>
        <source>%1 is configured at %2 already: rename it in the file, or edit the address of yours yourself</source>
        <translation>%1 已配置在 %2：请在文件中改名，或自行修改已有服务的地址</translation>
    </message>
</context>
<context>
    <name>KeyText</name>
    <message>
        <source>Asked about “%1”, an id made up for this test.</source>
        <extracomment>%1: the id of a task</extracomment>
        <translation>查询了“%1”，这是为测试编造的 ID。</translation>
    </message>
    <message>
        <source>Asked about your task “%1”.</source>
        <translation>查询了您的任务“%1”。</translation>
    </message>
    <message>
        <source>The key works.</source>
        <translation>密钥有效。</translation>
    </message>
    <message>
        <source>The service refused the key.</source>
        <translation>服务拒绝了密钥。</translation>
    </message>
    <message>
        <source>No contact: nothing is known about the key.</source>
        <translation>无法连接：密钥是否有效未知。</translation>
    </message>
    <message>
        <source>The answer says nothing about the key.</source>
        <translation>答复无法说明密钥是否有效。</translation>
    </message>
    <message>
        <source>The service asks to wait: nothing is known about the key.</source>
        <translation>服务要求等待：密钥是否有效未知。</translation>
    </message>
    <message>
        <source>Not asked: the service wants no request for another %1.</source>
        <extracomment>%1: a duration, &quot;40 s&quot;</extracomment>
        <translation>未查询：服务要求再等 %1。</translation>
    </message>
    <message>
        <source>The service asks to wait %1: nothing is known about the key.</source>
        <extracomment>%1: a duration, &quot;40 s&quot;</extracomment>
        <translation>服务要求等待 %1：密钥是否有效未知。</translation>
    </message>
    <message>
        <source>The key store waits to be unlocked. Until then the key is kept for this session only.</source>
        <translation>密钥库等待解锁。在此之前密钥仅在本次运行中保留。</translation>
    </message>
    <message>
        <source>The key store waits to be unlocked. Until then the key is still stored there.</source>
        <translation>密钥库等待解锁。在此之前密钥仍存于其中。</translation>
    </message>
    <message>
        <source>The key store waits to be unlocked.</source>
        <translation>密钥库等待解锁。</translation>
    </message>
    <message>
        <source>In the key store</source>
        <translation>已存入密钥库</translation>
    </message>
    <message>
        <source>Being stored …</source>
        <translation>正在存入…</translation>
    </message>
    <message>
        <source>For this session only</source>
        <translation>仅本次运行</translation>
    </message>
    <message>
        <source>From RUSHES_API_KEY</source>
        <translation>来自 RUSHES_API_KEY</translation>
    </message>
    <message>
        <source>From a file</source>
        <translation>来自文件</translation>
    </message>
    <message>
        <source>Still in the key store</source>
        <translation>仍在密钥库中</translation>
    </message>
    <message>
        <source>The key store is locked</source>
        <translation>密钥库已锁定</translation>
    </message>
    <message>
        <source>Asking the key store …</source>
        <translation>正在查询密钥库…</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>没有密钥</translation>
    </message>
    <message>
        <source>There is no key store here: the key is kept for this session only, and in no file.</source>
        <translation>此处没有密钥库：密钥仅在本次运行中保留，不写入任何文件。</translation>
    </message>
    <message>
        <source>There is no key store here.</source>
        <translation>此处没有密钥库。</translation>
    </message>
    <message>
        <source>The key store did not take the key%1: it is kept for this session only.</source>
        <extracomment>%1: the key store&apos;s own words in parentheses, or nothing</extracomment>
        <translation>密钥库未接受密钥%1：仅在本次运行中保留。</translation>
    </message>
    <message>
        <source>The key store did not remove the key%1: it is still stored there.</source>
        <extracomment>%1: the key store&apos;s own words in parentheses, or nothing</extracomment>
        <translation>密钥库未能删除密钥%1：它仍存于其中。</translation>
    </message>
    <message>
        <source>The key store did not give the key%1.</source>
        <extracomment>%1: the key store&apos;s own words in parentheses, or nothing</extracomment>
        <translation>密钥库未给出密钥%1。</translation>
    </message>
</context>
<context>
    <name>LinkEndText</name>
    <message>
        <source>The link itself says that it ends %1.</source>
        <extracomment>%1: a moment</extracomment>
        <translation>链接自身标明失效时间：%1。</translation>
    </message>
    <message>
        <source>The link itself says that it ends %1 at the latest; it can end sooner.</source>
        <extracomment>%1: a moment</extracomment>
        <translation>链接自身标明最晚失效时间：%1；也可能更早。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>link&apos;s end</comment>
        <extracomment>%1: a sentence about the end of a link; %2: the proper name of how it is signed, &quot;AWS Signature Version 4&quot;</extracomment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>The service does not say how long its links live.</source>
        <translation>服务未说明链接的有效期。</translation>
    </message>
    <message>
        <source>Links of this service typically live %1 from the task&apos;s completion.</source>
        <extracomment>%1: a duration, &quot;24 h&quot;</extracomment>
        <translation>该服务的链接一般在任务完成后 %1内有效。</translation>
    </message>
    <message>
        <source>The service promises its links for %1 from the task&apos;s completion.</source>
        <translation>服务承诺链接在任务完成后 %1内有效。</translation>
    </message>
    <message>
        <source>That is until %1.</source>
        <extracomment>the end of a link as the service promised it; %1: a moment</extracomment>
        <translation>即有效至 %1。</translation>
    </message>
    <message>
        <source>That is until between %1 and %2.</source>
        <extracomment>the end of a link as the service promised it; %1 and %2: moments. When the task completed is known only from two answers</extracomment>
        <translation>即有效至 %1 到 %2 之间。</translation>
    </message>
    <message>
        <source>The service sent this end: %1.</source>
        <extracomment>%1: a moment</extracomment>
        <translation>服务给出的失效时间：%1。</translation>
    </message>
    <message>
        <source>By what the link itself says it ends about %1.</source>
        <extracomment>%1: a moment</extracomment>
        <translation>根据链接内容，大致失效时间：%1。</translation>
    </message>
</context>
<context>
    <name>NameTemplateText</name>
    <message>
        <source>The name is empty: write a text, a field such as {id}, or both.</source>
        <translation>名称为空：请输入文字、{id} 之类的字段，或两者。</translation>
    </message>
    <message>
        <source>A name cannot lead into folders: “%1” is character %2.</source>
        <extracomment>%1: &quot;/&quot; or &quot;&quot;, %2: a number</extracomment>
        <translation>名称不能包含文件夹：第 %2 个字符是“%1”。</translation>
    </message>
    <message>
        <source>There is no field %1 (at character %2). Known are: %3.</source>
        <extracomment>%1: what was written, &quot;{nonsense}&quot;, %2: a number, %3: a list &quot;{date} {time} ..&quot;</extracomment>
        <translation>没有字段 %1（第 %2 个字符处）。可用字段：%3。</translation>
    </message>
    <message>
        <source>The brace “%1” at character %2 has no partner.</source>
        <extracomment>%1: &quot;{&quot; or &quot;}&quot;, %2: a number</extracomment>
        <translation>第 %2 个字符处的括号“%1”没有配对。</translation>
    </message>
    <message>
        <source>day on which the task was made</source>
        <translation>任务创建日期</translation>
    </message>
    <message>
        <source>time at which the task was made</source>
        <translation>任务创建时间</translation>
    </message>
    <message>
        <source>service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>id of the task</source>
        <translation>任务 ID</translation>
    </message>
    <message>
        <source>number among tasks that would get the same name</source>
        <translation>同名任务中的序号</translation>
    </message>
</context>
<context>
    <name>NetworkPage</name>
    <message>
        <source>&amp;Proxy</source>
        <translation>代理(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>主机(&amp;H)</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>端口(&amp;O)</translation>
    </message>
    <message>
        <source>proxy.example.com</source>
        <translation>proxy.example.com</translation>
    </message>
</context>
<context>
    <name>PreviewWords</name>
    <message>
        <source>The clip shows here once it is complete.</source>
        <translation>视频生成后会显示在这里。</translation>
    </message>
    <message>
        <source>The service gave no reason. There is no clip.</source>
        <translation>服务没有说明原因。没有生成视频。</translation>
    </message>
    <message>
        <source>The clip is complete at the service. It shows here once a copy is on this computer.</source>
        <translation>视频已在服务上生成，下载到本机后会显示在这里。</translation>
    </message>
    <message>
        <source>The clip shows here once its copy is whole.</source>
        <translation>视频下载完成后会显示在这里。</translation>
    </message>
    <message>
        <source>This copy failed a check, so it is not played here. It can still be saved.</source>
        <translation>此视频未通过校验，不在这里播放，但仍可保存。</translation>
    </message>
    <message>
        <source>The link ended before the clip could be copied. The clip is gone.</source>
        <translation>未及下载，链接就已失效。视频已无法找回。</translation>
    </message>
    <message>
        <source>The copy that was on this computer is not in its place any more.</source>
        <translation>本机上的视频文件已不在原处。</translation>
    </message>
</context>
<context>
    <name>ProfileCarrier</name>
    <message>
        <source>The profile is being moved to %1</source>
        <extracomment>%1: a folder</extracomment>
        <translation>正在将配置目录移至 %1</translation>
    </message>
</context>
<context>
    <name>RecoveryText</name>
    <message>
        <source>No task could be read from it or from a backup.</source>
        <translation>无法从中或从备份中读出任何任务。</translation>
    </message>
    <message>
        <source>The old file is kept as %1.</source>
        <extracomment>%1: a path</extracomment>
        <translation>原文件保留为 %1。</translation>
    </message>
    <message numerus="yes">
        <source>Tasks that are here again: %Ln.</source>
        <extracomment>tasks</extracomment>
        <translation>
            <numerusform>已恢复 %Ln 个任务。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clips found by what is written beside them: %Ln.</source>
        <extracomment>clips</extracomment>
        <translation>
            <numerusform>根据旁注文件找回 %Ln 个视频。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clips in the profile&apos;s folder “clips” of which nothing is known: %Ln. They stay there.</source>
        <extracomment>clips; &quot;clips&quot; is the name of a folder</extracomment>
        <translation>
            <numerusform>配置目录的“clips”文件夹中有 %Ln 个来历不明的视频，将原样保留。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tasks that could be read from it: %Ln.</source>
        <extracomment>tasks; &quot;it&quot; is the list</extracomment>
        <translation>
            <numerusform>从中读出 %Ln 个任务。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tasks from the backup of %1: %Ln.</source>
        <extracomment>tasks; %1: a moment, with date and time</extracomment>
        <translation>
            <numerusform>从 %1 的备份中取回 %Ln 个任务。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tasks from a backup: %Ln.</source>
        <extracomment>tasks</extracomment>
        <translation>
            <numerusform>从备份中取回 %Ln 个任务。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SaveSummaryText</name>
    <message>
        <source>Saved as %1 in %2.</source>
        <extracomment>%1: a file&apos;s name, %2: its folder</extracomment>
        <translation>已保存为 %1，位于 %2。</translation>
    </message>
    <message numerus="yes">
        <source>Saved in %1: %Ln.</source>
        <extracomment>clips; %1: a folder</extracomment>
        <translation>
            <numerusform>已将 %Ln 个视频保存到 %1。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not saved: %Ln.</source>
        <extracomment>clips</extracomment>
        <translation>
            <numerusform>未保存 %Ln 个。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancelled: %Ln.</source>
        <extracomment>clips that were not saved because the user cancelled</extracomment>
        <translation>
            <numerusform>已取消 %Ln 个。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>%1 %2</source>
        <comment>sentences</comment>
        <extracomment>two whole sentences after each other; Chinese puts no space between them</extracomment>
        <translation>%1%2</translation>
    </message>
</context>
<context>
    <name>ServicesPage</name>
    <message>
        <source>&amp;Default service</source>
        <translation>默认服务(&amp;D)</translation>
    </message>
    <message>
        <source>Ids whose beginning several services use are asked for there, unless you say otherwise.</source>
        <translation>几个服务共用同一 ID 前缀时，若未另行指定，就在默认服务上查询。</translation>
    </message>
    <message>
        <source>&amp;Add a service…</source>
        <translation>添加服务(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>导入(&amp;I)…</translation>
    </message>
</context>
<context>
    <name>ServicesText</name>
    <message>
        <source>%1: %2</source>
        <extracomment>%1: a place in a file, &quot;services[1].base&quot;; %2: what is wrong there, &quot;must begin with https://&quot;</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>The services that you added are not there now.</source>
        <translation>您添加的服务目前不可用。</translation>
    </message>
    <message>
        <source>The file is kept as %1: mend it and import it.</source>
        <extracomment>%1: a path</extracomment>
        <translation>该文件已保存为 %1：请修正后再导入。</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Subjects</source>
        <translation>设置类别</translation>
    </message>
</context>
<context>
    <name>SettingsRules</name>
    <message>
        <source>Choose a folder for saved clips.</source>
        <translation>请选择保存视频的文件夹。</translation>
    </message>
    <message>
        <source>Write the folder with its whole path.</source>
        <translation>请填写文件夹的完整路径。</translation>
    </message>
    <message>
        <source>“%1” is a file, not a folder.</source>
        <translation>“%1”是文件，不是文件夹。</translation>
    </message>
    <message>
        <source>%1 asks not to be checked more often than every %2: checking faster costs quota.</source>
        <extracomment>%1: a service, %2: a duration, &quot;30 s&quot;</extracomment>
        <translation>%1 要求查询间隔不少于 %2，过于频繁会消耗配额。</translation>
    </message>
    <message>
        <source>Enter the host of the proxy.</source>
        <translation>请填写代理主机。</translation>
    </message>
    <message>
        <source>A host is a name or an address alone, such as proxy.example.com.</source>
        <translation>主机只填域名或地址，例如 proxy.example.com。</translation>
    </message>
    <message>
        <source>Enter the port of the proxy, 1 to 65535.</source>
        <translation>请填写代理端口（1 到 65535）。</translation>
    </message>
    <message>
        <source>A key has only Latin letters, digits and signs, and no spaces.</source>
        <translation>密钥只能包含英文字母、数字和符号，不能有空格。</translation>
    </message>
    <message>
        <source>Lighthouse</source>
        <extracomment>the label of an example task</extracomment>
        <translation>灯塔</translation>
    </message>
    <message>
        <source>This is no folder.</source>
        <translation>这不是文件夹。</translation>
    </message>
    <message>
        <source>The profile cannot move into its own folder, nor into one that it stands in.</source>
        <translation>配置目录不能移入自身的文件夹，也不能移入其上级文件夹。</translation>
    </message>
    <message>
        <source>Something stands in this folder already: choose an empty one.</source>
        <translation>该文件夹中已有内容：请选择空文件夹。</translation>
    </message>
    <message>
        <source>Nothing can be written to this folder.</source>
        <translation>无法写入该文件夹。</translation>
    </message>
    <message>
        <source>There is not enough room for the profile in this folder.</source>
        <translation>该文件夹空间不足，放不下配置目录。</translation>
    </message>
</context>
<context>
    <name>SimulatorProgram</name>
    <message>
        <source>Plays the services that Rushes watches, on 127.0.0.1, until its standard input ends.</source>
        <translation>在 127.0.0.1 上模拟 Rushes 所查询的服务，直到标准输入结束。</translation>
    </message>
    <message>
        <source>Listen on this port; 0 takes any that is free.</source>
        <translation>监听此端口；0 表示任选一个空闲端口。</translation>
    </message>
    <message>
        <source>Let time run so many times as fast.</source>
        <translation>时间流逝加速到这个倍数。</translation>
    </message>
    <message>
        <source>Play the tasks of the demo.</source>
        <translation>播放演示任务。</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>显示本帮助。</translation>
    </message>
    <message>
        <source>Unexpected argument &apos;%1&apos;.</source>
        <translation>多余的参数“%1”。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no port: a number from 0 to 65535.</source>
        <translation>“%1”不是端口号：应为 0 到 65535 的数字。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no speed: a number over 0, and at most 1000.</source>
        <translation>“%1”不是有效倍数：应大于 0 且不超过 1000。</translation>
    </message>
    <message>
        <source>Another program listens on %1 already.</source>
        <translation>%1 已被其他程序占用。</translation>
    </message>
    <message>
        <source>The simulator cannot listen: %1</source>
        <translation>模拟器无法监听：%1</translation>
    </message>
</context>
<context>
    <name>StatusTroubles</name>
    <message>
        <source>%1 and %2</source>
        <comment>services</comment>
        <extracomment>two services</extracomment>
        <translation>%1和%2</translation>
    </message>
    <message numerus="yes">
        <source>%1, %2 and %Ln more</source>
        <comment>services</comment>
        <extracomment>%1 and %2: services; %Ln: how many others</extracomment>
        <translation>
            <numerusform>%1、%2 等另外 %Ln 个服务</numerusform>
        </translation>
    </message>
    <message>
        <source>No key for %1</source>
        <extracomment>%1: services, &quot;Atelier, Harbour and 6 more&quot;</extracomment>
        <translation>%1 缺少密钥</translation>
    </message>
    <message>
        <source>Key refused by %1</source>
        <extracomment>%1: services, &quot;Atelier, Harbour and 6 more&quot;</extracomment>
        <translation>密钥被 %1 拒绝</translation>
    </message>
    <message>
        <source>Asked to wait %1 or more: %2</source>
        <extracomment>by several services; %1: the shortest wait, &quot;40 s&quot;; %2: the services, &quot;Atelier, Harbour and 6 more&quot;</extracomment>
        <translation>要求至少等待 %1：%2</translation>
    </message>
    <message>
        <source>No usable answer, tried again in %1: %2</source>
        <extracomment>several services give none; %1: until the first is asked again, &quot;40 s&quot;; %2: the services, &quot;Atelier, Harbour and 6 more&quot;</extracomment>
        <translation>没有可用的答复，%1后重试：%2</translation>
    </message>
</context>
<context>
    <name>TaskCells</name>
    <message>
        <source>%1, %2</source>
        <comment>two lines</comment>
        <extracomment>the two lines of a cell, said aloud one after the other</extracomment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>nothing</source>
        <extracomment>said by a screen reader of a cell that shows a dash</extracomment>
        <translation>无</translation>
    </message>
    <message>
        <source>No picture of %1 yet</source>
        <extracomment>%1: the name of a task</extracomment>
        <translation>%1 还没有缩略图</translation>
    </message>
    <message>
        <source>Picture of %1</source>
        <translation>%1 的缩略图</translation>
    </message>
    <message>
        <source>%1, elapsed: %2</source>
        <extracomment>%1: a status, %2: how long it took</extracomment>
        <translation>%1，已用时：%2</translation>
    </message>
    <message>
        <source>%1, elapsed: %2, remaining: %3</source>
        <extracomment>%1: a status, %2: how long it has taken, %3: how long it will take</extracomment>
        <translation>%1，已用时：%2，预计剩余：%3</translation>
    </message>
    <message>
        <source>the link ends in %1</source>
        <extracomment>%1: a duration, &quot;18 h 42 min&quot;</extracomment>
        <translation>链接将在 %1后失效</translation>
    </message>
    <message>
        <source>No clip</source>
        <translation>没有视频</translation>
    </message>
    <message>
        <source>the link ends in about %1</source>
        <extracomment>%1: a duration, &quot;18 h 42 min&quot;</extracomment>
        <translation>链接大约在 %1后失效</translation>
    </message>
    <message>
        <source>the link ends in %1 at the latest</source>
        <extracomment>%1: a duration, &quot;18 h 42 min&quot;</extracomment>
        <translation>链接最迟在 %1后失效</translation>
    </message>
</context>
<context>
    <name>TaskColumns</name>
    <message>
        <source>Picture</source>
        <translation>缩略图</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Elapsed</source>
        <translation>已用时</translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation>预计剩余</translation>
    </message>
    <message>
        <source>Link expires</source>
        <translation>链接有效期</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>Last heard / next check</source>
        <translation>上次响应 / 下次查询</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
</context>
<context>
    <name>TaskFacts</name>
    <message>
        <source>Id</source>
        <translation>任务 ID</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>备注名</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Kind</source>
        <extracomment>the kind of task: VEO, Sora ..</extracomment>
        <translation>类型</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Estimate</source>
        <extracomment>how long a task usually runs</extracomment>
        <translation>预计用时</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Added</source>
        <comment>when</comment>
        <translation>添加时间</translation>
    </message>
    <message>
        <source>Last heard</source>
        <translation>上次响应</translation>
    </message>
    <message>
        <source>Next check</source>
        <translation>下次查询</translation>
    </message>
    <message>
        <source>Elapsed</source>
        <translation>已用时</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>Link&apos;s end</source>
        <translation>链接有效期</translation>
    </message>
    <message>
        <source>Length, says the service</source>
        <translation>服务标称时长</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>本机文件</translation>
    </message>
    <message>
        <source>Frames per second</source>
        <translation>帧率</translation>
    </message>
    <message>
        <source>Held since</source>
        <translation>下载时间</translation>
    </message>
    <message>
        <source>Saved as</source>
        <translation>保存位置</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <extracomment>a checksum</extracomment>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>How it is known</source>
        <extracomment>how the end of a link is known</extracomment>
        <translation>依据</translation>
    </message>
    <message>
        <source>Noticed</source>
        <extracomment>what is odd about a clip: it is black, frozen, shorter than said, without sound</extracomment>
        <translation>异常</translation>
    </message>
</context>
<context>
    <name>TaskText</name>
    <message>
        <source>—</source>
        <extracomment>stands in a cell about which there is nothing to say</extracomment>
        <translation>—</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <extracomment>status: the service was not asked about the task yet</extracomment>
        <translation>尚未查询</translation>
    </message>
    <message>
        <source>Queued</source>
        <comment>status</comment>
        <translation>排队中</translation>
    </message>
    <message>
        <source>Processing</source>
        <comment>status</comment>
        <translation>生成中</translation>
    </message>
    <message>
        <source>Completed</source>
        <comment>status</comment>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>status</comment>
        <translation>失败</translation>
    </message>
    <message>
        <source>Unrecognised</source>
        <extracomment>status: the service used a word for it that is not known</extracomment>
        <translation>未知状态</translation>
    </message>
    <message>
        <source>Never asked</source>
        <comment>contact</comment>
        <translation>尚未查询</translation>
    </message>
    <message>
        <source>In contact</source>
        <comment>contact</comment>
        <translation>连接正常</translation>
    </message>
    <message>
        <source>Retrying</source>
        <comment>contact</comment>
        <translation>正在重试</translation>
    </message>
    <message>
        <source>No contact</source>
        <comment>contact</comment>
        <translation>无法连接</translation>
    </message>
    <message>
        <source>Asked to wait</source>
        <comment>contact</comment>
        <translation>服务要求稍候</translation>
    </message>
    <message>
        <source>No key</source>
        <comment>contact</comment>
        <translation>缺少密钥</translation>
    </message>
    <message>
        <source>Key refused</source>
        <comment>contact</comment>
        <translation>密钥被拒</translation>
    </message>
    <message>
        <source>Not known here</source>
        <comment>contact</comment>
        <translation>查无此任务</translation>
    </message>
    <message>
        <source>Online only</source>
        <comment>clip</comment>
        <translation>仅在线</translation>
    </message>
    <message>
        <source>Copying</source>
        <comment>clip</comment>
        <translation>下载中</translation>
    </message>
    <message>
        <source>Held</source>
        <comment>clip</comment>
        <extracomment>clip: a verified copy is on this computer</extracomment>
        <translation>已下载</translation>
    </message>
    <message>
        <source>Unverified</source>
        <comment>clip</comment>
        <translation>未通过校验</translation>
    </message>
    <message>
        <source>Saved</source>
        <comment>clip</comment>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Expired</source>
        <comment>clip</comment>
        <translation>已失效</translation>
    </message>
    <message>
        <source>Copying %1</source>
        <extracomment>%1: &quot;62 %&quot;</extracomment>
        <translation>下载中 %1</translation>
    </message>
    <message>
        <source>not known</source>
        <extracomment>how the end of a link is known</extracomment>
        <translation>未知</translation>
    </message>
    <message>
        <source>read from the link</source>
        <extracomment>how the end of a link is known</extracomment>
        <translation>链接自带</translation>
    </message>
    <message>
        <source>promised by the service</source>
        <extracomment>how the end of a link is known</extracomment>
        <translation>服务承诺</translation>
    </message>
    <message>
        <source>what is usual at the service</source>
        <extracomment>how the end of a link is known</extracomment>
        <translation>该服务的一般情况</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>kind</comment>
        <extracomment>%1: the kind of task (&quot;VEO&quot;), %2: its mode (&quot;Reference image&quot;) or its service</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>model</comment>
        <extracomment>%1: a model (&quot;veo_3_1_fast&quot;), %2: the service</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>at most %1</source>
        <extracomment>%1: a duration, &quot;6 min&quot;</extracomment>
        <translation>最多 %1</translation>
    </message>
    <message>
        <source>any moment, up to %1</source>
        <extracomment>a task can end at any moment, and at the latest after %1 (&quot;2 min&quot;) if it is like the others</extracomment>
        <translation>随时完成，最多 %1</translation>
    </message>
    <message>
        <source>longer than usual</source>
        <extracomment>a task runs longer than its estimate</extracomment>
        <translation>比平时久</translation>
    </message>
    <message>
        <source>held</source>
        <comment>expires</comment>
        <extracomment>a copy is on this computer, so that the end of the link is no threat</extracomment>
        <translation>已下载</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>expires</comment>
        <extracomment>how long the link lives is unknown</extracomment>
        <translation>未知</translation>
    </message>
    <message>
        <source>≈ %1</source>
        <extracomment>about %1 (&quot;18 h 42 min&quot;)</extracomment>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>may have ended</source>
        <comment>expires</comment>
        <extracomment>the link may have ended</extracomment>
        <translation>可能已失效</translation>
    </message>
    <message>
        <source>ended</source>
        <comment>expires</comment>
        <extracomment>the link has ended</extracomment>
        <translation>已失效</translation>
    </message>
    <message>
        <source>The service gave no reason.</source>
        <translation>服务没有说明原因。</translation>
    </message>
    <message>
        <source>shorter than said</source>
        <comment>clip mark</comment>
        <extracomment>of a clip: shorter than the service said</extracomment>
        <translation>时长不足</translation>
    </message>
    <message>
        <source>black</source>
        <comment>clip mark</comment>
        <extracomment>of a clip: black from start to end</extracomment>
        <translation>黑屏</translation>
    </message>
    <message>
        <source>frozen</source>
        <comment>clip mark</comment>
        <extracomment>of a clip: one still picture from start to end</extracomment>
        <translation>画面静止</translation>
    </message>
    <message>
        <source>no sound</source>
        <comment>clip mark</comment>
        <extracomment>of a clip: there is no sound in the file</extracomment>
        <translation>无声</translation>
    </message>
    <message>
        <source> · </source>
        <comment>clip marks</comment>
        <extracomment>parts what is odd about a clip, &quot;black · no sound&quot;</extracomment>
        <translation> · </translation>
    </message>
    <message>
        <source>≤ %1</source>
        <extracomment>at most %1 (&quot;18 h 42 min&quot;)</extracomment>
        <translation>≤ %1</translation>
    </message>
    <message>
        <source>Not found</source>
        <comment>status</comment>
        <extracomment>status: the service does not know this task</extracomment>
        <translation>未找到</translation>
    </message>
    <message>
        <source>typically %1</source>
        <extracomment>%1: the mode (&quot;8 s&quot;) that most tasks of this kind have; nobody said that this one has it</extracomment>
        <translation>通常为 %1</translation>
    </message>
    <message>
        <source>%1, as the service tells</source>
        <extracomment>%1: how much of a task is done, &quot;40 %&quot;</extracomment>
        <translation>%1（服务提供）</translation>
    </message>
    <message>
        <source>No answer yet</source>
        <extracomment>status: the service was asked about the task, and did not say yet how it stands</extracomment>
        <translation>尚无答复</translation>
    </message>
</context>
<context>
    <name>TaskToolTips</name>
    <message>
        <source>%1: %2</source>
        <comment>line</comment>
        <extracomment>a line of a tool tip: %1: what it is, %2: what is known of it</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>The service has not told yet when the task was created.</source>
        <translation>服务尚未给出任务的创建时间。</translation>
    </message>
    <message>
        <source>Created %1, by the service&apos;s clock.</source>
        <extracomment>%1: a moment</extracomment>
        <translation>创建于 %1（服务端时间）。</translation>
    </message>
    <message>
        <source>It was never seen running: it can have ended any time before it was first asked for.</source>
        <translation>首次查询时任务已经结束，实际结束时间可能更早。</translation>
    </message>
    <message>
        <source>It ended between two answers, so its time is known as a range.</source>
        <translation>任务在两次查询之间结束，因此只知道用时范围。</translation>
    </message>
    <message>
        <source>No estimate was published for this kind of task.</source>
        <translation>此类任务没有公布预计用时。</translation>
    </message>
    <message>
        <source>Estimate for “%1”: %2 from the task&apos;s creation.</source>
        <extracomment>%1: a mode, &quot;Reference image&quot;; %2: a range, &quot;2–5 min&quot;</extracomment>
        <translation>“%1”预计用时：自任务创建起 %2。</translation>
    </message>
    <message>
        <source>The life of the link begins when the task is completed.</source>
        <translation>任务完成后，链接才开始计时。</translation>
    </message>
    <message>
        <source>A copy is on this computer: the link&apos;s end is no threat.</source>
        <translation>视频已在本机，链接失效也不受影响。</translation>
    </message>
    <message>
        <source>Last heard of it: %1.</source>
        <extracomment>%1: a moment</extracomment>
        <translation>上次响应：%1。</translation>
    </message>
    <message>
        <source>Nothing was heard of it yet.</source>
        <translation>尚未收到响应。</translation>
    </message>
    <message>
        <source>Last asked: %1.</source>
        <translation>上次查询：%1。</translation>
    </message>
</context>
<context>
    <name>TimeLine</name>
    <message>
        <source>First seen so at %1.</source>
        <extracomment>%1: a moment</extracomment>
        <translation>首次查到此状态：%1。</translation>
    </message>
    <message>
        <source>Not yet so at %1, seen so at %2.</source>
        <extracomment>when a status came to be; %1 and %2: moments</extracomment>
        <translation>%1 尚未进入此状态，%2 查到已进入。</translation>
    </message>
    <message>
        <source>Copy held, verified</source>
        <translation>已下载并通过校验</translation>
    </message>
    <message>
        <source>Copy kept, unverified</source>
        <translation>已下载，未通过校验</translation>
    </message>
    <message>
        <source>Link ended, clip gone</source>
        <translation>链接失效，视频无法找回</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>已添加</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Last asked at %1.</source>
        <extracomment>%1: a moment</extracomment>
        <translation>上次查询：%1。</translation>
    </message>
</context>
<context>
    <name>TimeText</name>
    <message>
        <source>today %1</source>
        <extracomment>%1: a time of day, &quot;14:02&quot;</extracomment>
        <translation>今天 %1</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <extracomment>%1: a time of day, &quot;22:10&quot;</extracomment>
        <translation>昨天 %1</translation>
    </message>
    <message>
        <source>tomorrow %1</source>
        <extracomment>%1: a time of day, &quot;08:44&quot;</extracomment>
        <translation>明天 %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>date and time</comment>
        <extracomment>%1: a date, %2: a time of day</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>range</comment>
        <extracomment>a range: from %1 to %2</extracomment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <extracomment>days and hours</extracomment>
        <translation>%1 天 %2 小时</translation>
    </message>
    <message>
        <source>%1 d</source>
        <extracomment>days</extracomment>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <extracomment>hours and minutes</extracomment>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 h</source>
        <extracomment>hours</extracomment>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <extracomment>minutes and seconds</extracomment>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <extracomment>minutes</extracomment>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 s</source>
        <extracomment>seconds</extracomment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1–%2 s</source>
        <extracomment>a range of seconds</extracomment>
        <translation>%1–%2 秒</translation>
    </message>
    <message>
        <source>%1–%2 min</source>
        <extracomment>a range of minutes</extracomment>
        <translation>%1–%2 分钟</translation>
    </message>
    <message>
        <source>%1 min %2–%3 s</source>
        <extracomment>a range within one minute: 3 min 5–36 s</extracomment>
        <translation>%1 分 %2–%3 秒</translation>
    </message>
    <message>
        <source>%1–%2 h</source>
        <extracomment>a range of hours</extracomment>
        <translation>%1–%2 小时</translation>
    </message>
    <message>
        <source>just now</source>
        <extracomment>%1: a duration, &quot;12 s&quot;</extracomment>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1前</translation>
    </message>
    <message>
        <source>now</source>
        <extracomment>%1: a duration, &quot;14 s&quot;</extracomment>
        <translation>现在</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>%1后</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>per cent</comment>
        <extracomment>%1: a number; the sign for per cent after it</extracomment>
        <translation>%1%</translation>
    </message>
</context>
<context>
    <name>WatchText</name>
    <message numerus="yes">
        <source>%Ln watched</source>
        <extracomment>tasks that are watched</extracomment>
        <translation>
            <numerusform>跟踪 %Ln 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln ready</source>
        <extracomment>clips that are here and not yet saved</extracomment>
        <translation>
            <numerusform>待保存 %Ln 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not yet held</source>
        <extracomment>clips of which there is no copy on this computer yet</extracomment>
        <translation>
            <numerusform>未下载 %Ln 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to check</source>
        <translation>无需查询</translation>
    </message>
    <message>
        <source>Checking now</source>
        <translation>正在查询</translation>
    </message>
    <message>
        <source>Next check in %1</source>
        <extracomment>%1: a duration, &quot;14 s&quot;</extracomment>
        <translation>%1后查询</translation>
    </message>
    <message numerus="yes">
        <source>Requests in the last minute: %Ln</source>
        <translation>
            <numerusform>近 1 分钟请求 %Ln 次</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 asked to wait %2</source>
        <extracomment>%1: a service, %2: a duration, &quot;40 s&quot;</extracomment>
        <translation>%1 要求等待 %2</translation>
    </message>
    <message>
        <source>No key for %1: enter one in Settings</source>
        <translation>%1 缺少密钥，请在设置中填写</translation>
    </message>
    <message>
        <source>%1 refused the key: enter another in Settings</source>
        <translation>%1 拒绝了密钥，请在设置中更换</translation>
    </message>
    <message>
        <source>No contact since %1</source>
        <extracomment>%1: a moment, &quot;13:40&quot; or &quot;yesterday 22:10&quot;</extracomment>
        <translation>%1 起无法连接服务</translation>
    </message>
    <message>
        <source>Demo: time runs %1 times as fast</source>
        <extracomment>%1: a number</extracomment>
        <translation>演示：时间以 %1 倍速流逝</translation>
    </message>
    <message numerus="yes">
        <source>%Ln added</source>
        <extracomment>tasks that were added</extracomment>
        <translation>
            <numerusform>新增 %Ln 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln already there</source>
        <extracomment>tasks that were there before</extracomment>
        <translation>
            <numerusform>已有 %Ln 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to be decided</source>
        <extracomment>ids that wait for the user&apos;s decision</extracomment>
        <translation>
            <numerusform>待确认 %Ln 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln asked now</source>
        <extracomment>tasks that are asked for at once</extracomment>
        <translation>
            <numerusform>立即查询 %Ln 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln finished</source>
        <extracomment>tasks about which nothing new will be said</extracomment>
        <translation>
            <numerusform>已结束 %Ln 个</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <extracomment>between counts in a row, as in &quot;3 added, 1 already there&quot;</extracomment>
        <translation>，</translation>
    </message>
    <message>
        <source>The disk is full: copies go on when there is room</source>
        <extracomment>of the disk on which clips are kept</extracomment>
        <translation>磁盘已满：有空间后继续下载</translation>
    </message>
    <message>
        <source>There is room on the disk again: copies go on</source>
        <extracomment>of the disk on which clips are kept</extracomment>
        <translation>磁盘又有空间了：继续下载</translation>
    </message>
    <message>
        <source>%1 is not saved to %2. %3</source>
        <extracomment>%1: a task&apos;s id, %2: a folder, %3: why, a whole sentence</extracomment>
        <translation>%1 未保存到 %2。%3</translation>
    </message>
    <message>
        <source>Paused. Tasks are still asked now and then, so that no clip is lost</source>
        <translation>已暂停。仍会偶尔查询任务，以免丢失视频</translation>
    </message>
    <message numerus="yes">
        <source>%Ln paused</source>
        <extracomment>tasks that the user does not want asked</extracomment>
        <translation>
            <numerusform>%Ln 个已暂停</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 gives no usable answer since %2: tried again in %3</source>
        <extracomment>%1: a service, %2: a moment, &quot;13:40&quot; or &quot;yesterday 22:10&quot;, %3: a duration, &quot;40 s&quot;</extracomment>
        <translation>%1 自 %2 起没有可用的答复：%3后重试</translation>
    </message>
    <message numerus="yes">
        <source>%Ln running: each is asked about every %1, as %2 requests a minute allow</source>
        <extracomment>tasks; %1: a duration, &quot;2 h 46 min&quot;, %2: a number, &quot;60&quot;</extracomment>
        <translation>
            <numerusform>%Ln 个正在生成：每分钟允许 %2 次请求，因此每个约 %1查询一次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln running, each is asked about every %2, as %3 requests a minute allow</source>
        <extracomment>tasks; %1: a service, %2: a duration, &quot;2 h 46 min&quot;, %3: a number, &quot;60&quot;</extracomment>
        <translation>
            <numerusform>%1：%Ln 个正在生成，每分钟允许 %3 次请求，因此每个约 %2查询一次</numerusform>
        </translation>
    </message>
    <message>
        <source>This computer seems to be offline</source>
        <translation>本机似乎处于离线状态</translation>
    </message>
    <message>
        <source>The network seems to want a sign-in first</source>
        <extracomment>a captive portal: a web page of the network that asks for a name, a payment or consent</extracomment>
        <translation>网络似乎要求先登录</translation>
    </message>
    <message numerus="yes">
        <source>Paused tasks: %Ln. They are still asked now and then, so that no clip is lost.</source>
        <translation>
            <numerusform>已暂停 %Ln 个任务。仍会偶尔查询，以免丢失视频。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tasks asked again: %Ln.</source>
        <translation>
            <numerusform>已恢复查询 %Ln 个任务。</numerusform>
        </translation>
    </message>
    <message>
        <source>All tasks are paused. They are still asked now and then, so that no clip is lost.</source>
        <translation>已暂停所有任务。仍会偶尔查询，以免丢失视频。</translation>
    </message>
    <message>
        <source>Tasks are asked again.</source>
        <translation>已恢复查询任务。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln to be asked within %1</source>
        <extracomment>tasks that were asked for a moment ago; %1: a duration, &quot;18 s&quot;</extracomment>
        <translation>
            <numerusform>%1内将查询 %Ln 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to be asked as soon as allowed</source>
        <extracomment>tasks that were asked for a moment ago</extracomment>
        <translation>
            <numerusform>%Ln 个待允许后查询</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to be asked once the key is accepted</source>
        <extracomment>tasks that are asked for if the service takes the key, which it refused before and which is tried now</extracomment>
        <translation>
            <numerusform>%Ln 个待密钥被接受后查询</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting for a key</source>
        <extracomment>tasks that cannot be asked for before the user enters a key</extracomment>
        <translation>
            <numerusform>%Ln 个等待密钥</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of a service that is not in the list</source>
        <extracomment>tasks that cannot be asked for: the user removed their service</extracomment>
        <translation>
            <numerusform>%Ln 个所属服务不在列表中</numerusform>
        </translation>
    </message>
    <message>
        <source>The window that is open gave no answer. If ids were given, look there whether they are in its list.</source>
        <translation>已打开的窗口没有回应。如果提供了 ID，请到该窗口查看它们是否已在列表中。</translation>
    </message>
    <message>
        <source>That is too much text to hand to the window that is open. Paste it there.</source>
        <translation>文本过长，无法交给已打开的窗口。请直接粘贴到该窗口。</translation>
    </message>
</context>
<context>
    <name>WhatNext</name>
    <message>
        <source>The service is asked for the first time in %1.</source>
        <extracomment>%1: a duration, &quot;8 s&quot;</extracomment>
        <translation>%1后首次查询。</translation>
    </message>
    <message>
        <source>The service is asked for the first time as soon as a request is free.</source>
        <translation>轮到时立即首次查询。</translation>
    </message>
    <message>
        <source>The service is asked for a link that works in %1.</source>
        <extracomment>%1: a duration, &quot;18 s&quot;</extracomment>
        <translation>%1后向服务请求可用的链接。</translation>
    </message>
    <message>
        <source>The service is being asked for a link that works.</source>
        <translation>正在向服务请求可用的链接。</translation>
    </message>
    <message>
        <source>The service is asked again in %1.</source>
        <extracomment>%1: a duration, &quot;18 s&quot;</extracomment>
        <translation>%1后再次查询。</translation>
    </message>
    <message>
        <source>The service is being asked.</source>
        <translation>正在查询。</translation>
    </message>
    <message>
        <source>%1 does not know this id and is not asked again. Look whether the id is right and belongs to this service.</source>
        <extracomment>%1: a service</extracomment>
        <translation>%1 上查无此 ID，不再查询。请核对 ID 是否正确、是否属于该服务。</translation>
    </message>
    <message>
        <source>A key for %1 is needed: enter it in Settings, and the watching goes on.</source>
        <extracomment>%1: a service</extracomment>
        <translation>%1 需要密钥：在设置中填写后即继续跟踪。</translation>
    </message>
    <message>
        <source>%1 refused the key. Enter another in Settings, and the watching goes on.</source>
        <extracomment>%1: a service</extracomment>
        <translation>%1 拒绝了密钥。在设置中更换后即继续跟踪。</translation>
    </message>
    <message>
        <source>%1 asked to wait, and is asked again after that.</source>
        <extracomment>%1: a service</extracomment>
        <translation>%1 要求稍候，之后再查询。</translation>
    </message>
    <message>
        <source>%1 asked to wait. Nothing is asked there before %2.</source>
        <extracomment>%1: a service, %2: a moment, &quot;14:05:10&quot;</extracomment>
        <translation>%1 要求稍候，%2 之前不再查询。</translation>
    </message>
    <message>
        <source>The link is not fetched, for it is not safe to do so. The clip is not copied.</source>
        <translation>链接不安全，不予下载，视频未下载到本机。</translation>
    </message>
    <message>
        <source>The clip is copied again in %1.</source>
        <extracomment>%1: a duration, &quot;8 s&quot;</extracomment>
        <translation>%1后重新下载视频。</translation>
    </message>
    <message>
        <source>The clip is copied as soon as it is its turn.</source>
        <translation>轮到时立即下载视频。</translation>
    </message>
    <message>
        <source>The clip is being copied, then checked.</source>
        <translation>正在下载视频，随后校验。</translation>
    </message>
    <message>
        <source>Nothing more has to happen: the clip is here. Save it where you want it.</source>
        <translation>无需再等：视频已在本机，可保存到任意位置。</translation>
    </message>
    <message>
        <source>The clip is kept as it came. It is not played here: save it to look at it elsewhere.</source>
        <translation>视频按收到的原样保留，不在此处播放：保存后可用其他播放器查看。</translation>
    </message>
    <message>
        <source>Nothing more has to happen: the clip is here and saved.</source>
        <translation>一切就绪：视频已下载并保存。</translation>
    </message>
    <message>
        <source>Nothing more can be done here: the service no longer gives the clip.</source>
        <translation>已无法挽回：服务不再提供此视频。</translation>
    </message>
    <message>
        <source>Nothing more has to happen: the service is not asked again.</source>
        <translation>无需再做什么：不会再向服务查询。</translation>
    </message>
    <message>
        <source>The clip is copied as soon as there is room.</source>
        <translation>有空间后即下载视频。</translation>
    </message>
    <message>
        <source>%1 is not among the services any more, so nothing is asked. Add it in Settings, and the watching goes on.</source>
        <extracomment>%1: a service</extracomment>
        <translation>%1 已不在服务列表中，因此不再查询。在设置中重新添加后会继续跟踪。</translation>
    </message>
    <message>
        <source>The link is not fetched unless you say so, for it leads where it is not safe.</source>
        <translation>除非您同意，否则不会访问该链接，因为它指向不安全的地方。</translation>
    </message>
    <message>
        <source>Asking is paused for all tasks.</source>
        <translation>所有任务的查询已暂停。</translation>
    </message>
    <message>
        <source>Paused since %1.</source>
        <translation>自 %1 起暂停。</translation>
    </message>
    <message>
        <source>Paused.</source>
        <translation>已暂停。</translation>
    </message>
    <message>
        <source>The service is asked once all the same (%1), so that a clip that is finished by then is not lost.</source>
        <extracomment>of a paused task; %1: a moment, &quot;14:05&quot;, &quot;tomorrow 02:10&quot; or a date and time</extracomment>
        <translation>仍会查询一次（%1），以免丢失届时已完成的视频。</translation>
    </message>
</context>
<context>
    <name>rushes::ActionButton</name>
    <message>
        <source>%1 (%2)</source>
        <extracomment>%1: a command, %2: its keys</extracomment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>rushes::ActionRow</name>
    <message>
        <source>Copies the clip to the folder for saved clips</source>
        <translation>将视频保存到设定的文件夹</translation>
    </message>
    <message>
        <source>The clip can be saved once a copy is on this computer</source>
        <translation>视频下载到本机后即可保存</translation>
    </message>
    <message>
        <source>Save clip  %1</source>
        <extracomment>a button; %1 is its key, &quot;Ctrl+S&quot;</extracomment>
        <translation>保存视频  %1</translation>
    </message>
    <message>
        <source>Save again</source>
        <translation>再次保存</translation>
    </message>
    <message>
        <source>Saves another copy beside the first</source>
        <translation>在原有文件旁再保存一份</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>立即查询</translation>
    </message>
    <message>
        <source>Asks the service ahead of the plan</source>
        <translation>不等预定时间，马上查询</translation>
    </message>
    <message>
        <source>Ask at %1</source>
        <extracomment>a button; %1 is a service</extracomment>
        <translation>到 %1 查询</translation>
    </message>
    <message>
        <source>This id&apos;s beginning is used there too</source>
        <translation>该服务也使用这种 ID 前缀</translation>
    </message>
    <message>
        <source>Fetch anyway…</source>
        <translation>仍要下载…</translation>
    </message>
    <message>
        <source>Says where the link leads, and asks again</source>
        <translation>说明链接指向何处并再次询问</translation>
    </message>
    <message>
        <source>Ask at another service</source>
        <extracomment>a button with a menu of services</extracomment>
        <translation>向其他服务查询</translation>
    </message>
</context>
<context>
    <name>rushes::AddDialog</name>
    <message>
        <source>came with %1, which is no configured service</source>
        <extracomment>%1: a host name that came with an id</extracomment>
        <translation>来自未配置的 %1</translation>
    </message>
    <message>
        <source>the name of a file</source>
        <translation>文件名</translation>
    </message>
    <message>
        <source>Ids are shown here as they are found.</source>
        <translation>找到的任务 ID 会显示在这里。</translation>
    </message>
    <message>
        <source>No task id is found in this text.</source>
        <translation>文字中没有找到任务 ID。</translation>
    </message>
    <message numerus="yes">
        <source>Ids found: %Ln.</source>
        <translation>
            <numerusform>找到 %Ln 个任务 ID。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In doubt: %Ln. Choose their service below.</source>
        <translation>
            <numerusform>其中 %Ln 个待确认，请在下方选择服务。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Listed here: the first %Ln.</source>
        <translation>
            <numerusform>仅列出前 %Ln 个。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln</source>
        <extracomment>a button; %Ln: tasks</extracomment>
        <translation>
            <numerusform>添加 %Ln 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>unknown host %1</source>
        <extracomment>note on an id; %1: a host name that came with it and is no configured service</extracomment>
        <translation>未知主机 %1</translation>
    </message>
</context>
<context>
    <name>rushes::AnswerTrial</name>
    <message>
        <source>“%1”, which is none of the words: it would be shown as it is, and asked again</source>
        <extracomment>%1: the service&apos;s word for a status</extracomment>
        <translation>“%1”不是已知的状态词：会原样显示并继续查询</translation>
    </message>
    <message>
        <source>%1 (“%2”)</source>
        <extracomment>%1: a status, &quot;Processing&quot;; %2: the service&apos;s own word for it</extracomment>
        <translation>%1（“%2”）</translation>
    </message>
    <message>
        <source>%1, fetched with the key</source>
        <extracomment>%1: a URL</extracomment>
        <translation>%1，使用密钥下载</translation>
    </message>
    <message>
        <source>%1, of %2</source>
        <extracomment>%1: a model, &quot;sora-2&quot;; %2: the kind of its tasks, &quot;Sora&quot;</extracomment>
        <translation>%1，属于 %2</translation>
    </message>
    <message>
        <source>Task id</source>
        <translation>任务 ID</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Link ends</source>
        <translation>链接失效</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>What would be read from it is shown here as you type. Nothing is asked, and nothing is kept.</source>
        <translation>输入时在此显示会从中读出的内容。不会查询，也不会保存。</translation>
    </message>
    <message>
        <source>There is no task id in it: such an answer counts for nothing.</source>
        <translation>其中没有任务 ID：这样的答复无效。</translation>
    </message>
    <message>
        <source>&amp;Try it</source>
        <translation>试一试(&amp;T)</translation>
    </message>
    <message>
        <source>An example of the service&apos;s answers</source>
        <translation>服务答复示例</translation>
    </message>
    <message>
        <source>Paste an answer of the service here.</source>
        <translation>在此粘贴服务的一份答复。</translation>
    </message>
</context>
<context>
    <name>rushes::AnswerView</name>
    <message>
        <source>Last answer of the service</source>
        <translation>服务的最近一次响应</translation>
    </message>
    <message>
        <source>The service has not answered about this task yet.</source>
        <translation>服务尚未就此任务作出响应。</translation>
    </message>
    <message>
        <source>The service answered that it does not know this task.</source>
        <translation>服务答复称不认识此任务。</translation>
    </message>
    <message>
        <source>The service answered about this task, but its answer was not kept.</source>
        <translation>服务答复过此任务，但答复没有保留。</translation>
    </message>
    <message>
        <source>The answer cannot be read. %1</source>
        <extracomment>of a service; %1: a sentence that says why</extracomment>
        <translation>无法读取答复。%1</translation>
    </message>
</context>
<context>
    <name>rushes::AppearancePage</name>
    <message>
        <source>As the system</source>
        <comment>colours</comment>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>As the system</source>
        <comment>language</comment>
        <translation>跟随系统</translation>
    </message>
</context>
<context>
    <name>rushes::AtRiskList</name>
    <message numerus="yes">
        <source>And %Ln more</source>
        <extracomment>clips, below a list of others</extracomment>
        <translation>
            <numerusform>另有 %Ln 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rushes::AtRiskRow</name>
    <message>
        <source>%1, %2, %3</source>
        <extracomment>a row, said aloud; %1: a task, %2: its kind, %3: &quot;Held&quot;</extracomment>
        <translation>%1，%2，%3</translation>
    </message>
    <message>
        <source>%1, %2, %3, %4</source>
        <extracomment>a row, said aloud; %1: a task, %2: its kind, %3: &quot;Copying 43 %&quot;, %4: &quot;Link ends in 5 h 12 min&quot;</extracomment>
        <translation>%1，%2，%3，%4</translation>
    </message>
</context>
<context>
    <name>rushes::CheckingPage</name>
    <message>
        <source> s</source>
        <extracomment>seconds, after a number</extracomment>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Fixed interval in seconds</source>
        <translation>固定间隔（秒）</translation>
    </message>
    <message>
        <source>At least %1: the services ask not to be checked more often.</source>
        <extracomment>%1: a duration, &quot;30 s&quot;</extracomment>
        <translation>至少 %1：服务要求不要更频繁地查询。</translation>
    </message>
</context>
<context>
    <name>rushes::CommandOptions</name>
    <message>
        <source>This command.</source>
        <translation>本命令。</translation>
    </message>
    <message>
        <source>The folder that everything is kept under.</source>
        <translation>存放所有数据的文件夹。</translation>
    </message>
    <message>
        <source>Something is missing: see --help.</source>
        <translation>缺少参数：用法见 --help。</translation>
    </message>
    <message>
        <source>There is no use for %1: see --help.</source>
        <translation>多余的参数 %1：用法见 --help。</translation>
    </message>
    <message>
        <source>What the command is about.</source>
        <translation>命令的对象。</translation>
    </message>
</context>
<context>
    <name>rushes::DesktopNotifier</name>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
</context>
<context>
    <name>rushes::DetailsPanel</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Nothing selected</source>
        <translation>未选择任务</translation>
    </message>
    <message>
        <source>What is chosen in the menus is done to all of them.</source>
        <translation>菜单中的操作将应用于所有选中的任务。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln tasks selected</source>
        <translation>
            <numerusform>已选择 %Ln 个任务</numerusform>
        </translation>
    </message>
    <message>
        <source>Select a task to see its clip, its time line and what is known of it.</source>
        <translation>选择一个任务，查看它的视频、时间线和详细信息。</translation>
    </message>
</context>
<context>
    <name>rushes::DropHint</name>
    <message>
        <source>Drop it to add the task ids in it</source>
        <translation>松开即可添加其中的任务 ID</translation>
    </message>
</context>
<context>
    <name>rushes::EmptyState</name>
    <message>
        <source>Paste task ids anywhere in this window</source>
        <translation>在窗口任意处粘贴任务 ID</translation>
    </message>
    <message>
        <source>No task matches</source>
        <translation>没有符合条件的任务</translation>
    </message>
    <message>
        <source>Other tasks are hidden by the filter or the search.</source>
        <translation>其他任务被筛选或搜索条件隐藏了。</translation>
    </message>
    <message>
        <source>What ids look like</source>
        <translation>任务 ID 的样子</translation>
    </message>
    <message>
        <source>Add tasks…</source>
        <translation>添加任务…</translation>
    </message>
    <message>
        <source>Enter an API key…</source>
        <translation>填写 API 密钥…</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>试用演示</translation>
    </message>
    <message>
        <source>Show all tasks</source>
        <translation>显示全部任务</translation>
    </message>
    <message>
        <source>Reading your tasks…</source>
        <translation>正在读取您的任务…</translation>
    </message>
    <message>
        <source>What you paste meanwhile is added right after.</source>
        <translation>此时粘贴的内容会随后添加。</translation>
    </message>
    <message>
        <source>One or many, in any text: lines, JSON, a curl command, a log. Or drop a file here.</source>
        <translation>一个或多个，什么格式都行：逐行列出、JSON、curl 命令、日志。也可以把文件拖到这里。</translation>
    </message>
    <message>
        <source>Rushes asks how each is doing, shows you the clip when it is ready, and keeps a copy before its link expires.</source>
        <translation>Rushes 会查询每个任务的进展，视频生成后即可预览，并赶在链接失效前下载到本机。</translation>
    </message>
</context>
<context>
    <name>rushes::ExpiryCommand</name>
    <message>
        <source>standard input</source>
        <translation>标准输入</translation>
    </message>
    <message>
        <source>Tells when a temporary link ends, as far as the link itself says: one JSON object a line.</source>
        <translation>根据链接自身内容说明临时链接何时失效：每行一个 JSON 对象。</translation>
    </message>
    <message>
        <source>When the link is looked at, as 2026-12-02T08:30:11Z; by default now.</source>
        <translation>查看链接的时刻，如 2026-12-02T08:30:11Z；默认为现在。</translation>
    </message>
    <message>
        <source>--now wants a moment like 2026-12-02T08:30:11Z.</source>
        <translation>--now 需要形如 2026-12-02T08:30:11Z 的时刻。</translation>
    </message>
</context>
<context>
    <name>rushes::ExpiryNotices</name>
    <message>
        <source>Select</source>
        <extracomment>selects tasks in the table</extracomment>
        <translation>选中</translation>
    </message>
    <message>
        <source>Not held yet</source>
        <translation>尚未下载</translation>
    </message>
</context>
<context>
    <name>rushes::FetchDialog</name>
    <message>
        <source>Fetch anyway</source>
        <translation>仍要下载</translation>
    </message>
    <message>
        <source>&amp;Fetch anyway</source>
        <translation>仍要下载(&amp;F)</translation>
    </message>
    <message>
        <source>Fetch this clip from there?</source>
        <translation>要从该处下载此视频吗？</translation>
    </message>
    <message>
        <source>A service that is out on the internet has no need to send you there: it can be a device in your own network, or a line that others can read. Fetch it only if you know that place. Your key is not sent along. The permission is for this link alone, until Rushes ends.</source>
        <extracomment>&quot;there&quot;: an address, named below</extracomment>
        <translation>互联网上的服务没有理由让您访问该处：它可能是您自己网络中的设备，或是他人可以窃听的线路。仅在您了解该处时才下载。不会发送您的密钥。此许可只对这一链接有效，Rushes 退出后即作废。</translation>
    </message>
</context>
<context>
    <name>rushes::FilterBar</name>
    <message>
        <source>All</source>
        <extracomment>a filter of tasks</extracomment>
        <translation>全部</translation>
    </message>
    <message>
        <source>Running</source>
        <extracomment>a filter of tasks: not finished yet</extracomment>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Ready</source>
        <extracomment>a filter of tasks: the clip is here and not yet saved</extracomment>
        <translation>待保存</translation>
    </message>
    <message>
        <source>Not held</source>
        <extracomment>a filter of tasks: finished, but there is no copy of the clip yet</extracomment>
        <translation>未下载</translation>
    </message>
    <message>
        <source>Failed</source>
        <extracomment>a filter of tasks: failed, or not known to the service</extracomment>
        <translation>失败</translation>
    </message>
    <message>
        <source>Saved</source>
        <extracomment>a filter of tasks</extracomment>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Filters</source>
        <extracomment>the row of filters above the table</extracomment>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Not finished yet</source>
        <translation>尚未结束</translation>
    </message>
    <message>
        <source>The clip is on this computer and not yet saved</source>
        <translation>视频已在本机，尚未保存</translation>
    </message>
    <message>
        <source>Completed, but no copy of the clip is on this computer yet</source>
        <translation>已完成，但本机还没有视频副本</translation>
    </message>
    <message>
        <source>Failed, or not known to the service</source>
        <translation>失败，或服务不认识</translation>
    </message>
    <message>
        <source>The clip is saved</source>
        <translation>视频已保存</translation>
    </message>
    <message>
        <source>Earlier</source>
        <extracomment>chip: tasks that ended long ago and are saved, failed or gone; its number follows</extracomment>
        <translation>更早</translation>
    </message>
    <message numerus="yes">
        <source>Shows, too, what ended more than %Ln days ago and is saved, failed or gone. The search finds it in any case.</source>
        <translation>
            <numerusform>同时显示 %Ln 天前已结束且已保存、失败或失效的任务。搜索始终能找到它们。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rushes::FilterChip</name>
    <message>
        <source>%1: %2</source>
        <extracomment>%1: a filter (&quot;Running&quot;), %2: how many tasks fall under it; read out by a screen reader</extracomment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>rushes::FoldersPage</name>
    <message>
        <source>Folder for saved clips</source>
        <translation>保存视频的文件夹</translation>
    </message>
    <message>
        <source>For example: %1</source>
        <translation>例如：%1</translation>
    </message>
    <message>
        <source>Browse for the folder for saved clips</source>
        <translation>浏览并选择保存视频的文件夹</translation>
    </message>
    <message>
        <source>Open the profile&apos;s folder</source>
        <translation>打开配置目录</translation>
    </message>
    <message>
        <source>One of your clips: %1</source>
        <extracomment>%1: the name of a file, of a task that is in the list</extracomment>
        <translation>示例（您的视频）：%1</translation>
    </message>
    <message>
        <source>The facts of the task and its course, and the clip&apos;s SHA-256; no key and no link.</source>
        <translation>任务信息与经过，以及视频的 SHA-256；不含密钥和链接。</translation>
    </message>
    <message>
        <source>Insert a field into the name</source>
        <translation>在名称中插入字段</translation>
    </message>
</context>
<context>
    <name>rushes::FoundKeyStrip</name>
    <message>
        <source>The key is used for %1 from now on.</source>
        <extracomment>%1: a service</extracomment>
        <translation>此后将此密钥用于 %1。</translation>
    </message>
    <message>
        <source>A key in the text</source>
        <translation>文本中的密钥</translation>
    </message>
    <message>
        <source>There is an API key for %1 in that text, another than the one in use.</source>
        <translation>该文本中有 %1 的 API 密钥，与正在使用的不同。</translation>
    </message>
    <message>
        <source>There is an API key for %1 in that text.</source>
        <translation>该文本中有 %1 的 API 密钥。</translation>
    </message>
    <message>
        <source>Use it for %1</source>
        <extracomment>an API key; %1: a service</extracomment>
        <translation>用于 %1</translation>
    </message>
    <message>
        <source>Forget it</source>
        <extracomment>an API key</extracomment>
        <translation>忽略</translation>
    </message>
</context>
<context>
    <name>rushes::IdsCommand</name>
    <message>
        <source>standard input</source>
        <translation>标准输入</translation>
    </message>
    <message>
        <source>Tells which task ids a text holds: one JSON object a line.</source>
        <translation>列出文字中的任务 ID：每行一个 JSON 对象。</translation>
    </message>
</context>
<context>
    <name>rushes::IncomingText</name>
    <message>
        <source>That text is larger than %1: nothing was taken from it.</source>
        <extracomment>%1: a size, &quot;16.8 MB&quot;</extracomment>
        <translation>文字超过 %1，未作处理。</translation>
    </message>
    <message>
        <source>%1 makes it more than %2: nothing was taken from it.</source>
        <extracomment>%1: a file&apos;s name, %2: a size, &quot;16.8 MB&quot;</extracomment>
        <translation>加上 %1 后总量超过 %2，未作处理。</translation>
    </message>
</context>
<context>
    <name>rushes::KeyRow</name>
    <message>
        <source>Will be removed</source>
        <translation>将被删除</translation>
    </message>
    <message>
        <source>Enter a key to replace it</source>
        <translation>输入新密钥以替换</translation>
    </message>
    <message>
        <source>Enter a key</source>
        <translation>输入密钥</translation>
    </message>
    <message>
        <source>Keep</source>
        <extracomment>not to remove the key after all</extracomment>
        <translation>保留</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Asking the service …</source>
        <translation>正在查询服务…</translation>
    </message>
    <message>
        <source>Key for %1</source>
        <extracomment>%1: a service</extracomment>
        <translation>%1 的密钥</translation>
    </message>
    <message>
        <source>Remove the key for %1</source>
        <extracomment>%1: a service</extracomment>
        <translation>删除 %1 的密钥</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Show the key for %1</source>
        <extracomment>%1: a service</extracomment>
        <translation>显示 %1 的密钥</translation>
    </message>
    <message>
        <source>Test</source>
        <extracomment>asks the service whether the key works</extracomment>
        <translation>测试</translation>
    </message>
    <message>
        <source>Test the key for %1</source>
        <extracomment>%1: a service</extracomment>
        <translation>测试 %1 的密钥</translation>
    </message>
    <message>
        <source>Makes one request with the key: about an unfinished task of yours where one may be asked now, else about a made-up id.</source>
        <translation>用密钥发一次请求：如有可查询的未完成任务则查询它，否则查询一个编造的 ID。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Ask the key store again for %1</source>
        <extracomment>%1: a service</extracomment>
        <translation>再次向密钥库查询 %1</translation>
    </message>
</context>
<context>
    <name>rushes::KeysDialog</name>
    <message>
        <source>Select all tasks</source>
        <translation>全选任务</translation>
    </message>
    <message>
        <source>First or last task</source>
        <translation>第一个或最后一个任务</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>清空搜索</translation>
    </message>
    <message>
        <source>A filter above the table</source>
        <translation>切换表格上方的筛选</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>About Rushes</source>
        <translation>关于 Rushes</translation>
    </message>
    <message>
        <source>Rushes %1</source>
        <extracomment>%1: a version number</extracomment>
        <translation>Rushes %1</translation>
    </message>
    <message>
        <source>Watches video-generation tasks and keeps every finished clip.

Free software under the GNU General Public License, version 3 or later. Made with Qt %1.</source>
        <extracomment>%1: a version number of Qt</extracomment>
        <translation>跟踪视频生成任务，留住每一段成片。

自由软件，依据 GNU 通用公共许可证第 3 版或更新版本发布。使用 Qt %1 构建。</translation>
    </message>
    <message>
        <source>to</source>
        <comment>keys</comment>
        <extracomment>between the first and the last of several keys: &quot;Ctrl+1 to Ctrl+6&quot;</extracomment>
        <translation>至</translation>
    </message>
</context>
<context>
    <name>rushes::KeysPage</name>
    <message>
        <source>A key goes to its own service and nowhere else. It is kept in the key store of this system, or, where there is none, for this session only; never in a file of Rushes. RUSHES_API_KEY is read at the start for the default service, and not stored.</source>
        <translation>密钥只发给所属的服务。它保存在系统的密钥库中；没有密钥库时仅在本次运行中保留，绝不写入 Rushes 的文件。启动时读取 RUSHES_API_KEY 用于默认服务，不会保存。</translation>
    </message>
    <message>
        <source>Keys are kept for this session only.</source>
        <translation>密钥仅在本次运行中保留。</translation>
    </message>
</context>
<context>
    <name>rushes::LabelDialog</name>
    <message>
        <source>A name for this task:</source>
        <translation>此任务的备注名：</translation>
    </message>
    <message numerus="yes">
        <source>A name for these %Ln tasks:</source>
        <translation>
            <numerusform>这 %Ln 个任务的备注名：</numerusform>
        </translation>
    </message>
    <message>
        <source>Set label</source>
        <translation>设置备注名</translation>
    </message>
    <message>
        <source>Each keeps its own unless one is entered</source>
        <extracomment>tasks have labels of their own; stands in an empty field</extracomment>
        <translation>不输入则各自保留原备注名</translation>
    </message>
    <message numerus="yes">
        <source>A label ends after %Ln characters: what follows is left out.</source>
        <translation>
            <numerusform>备注名最多 %Ln 个字符，超出部分不会保留。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rushes::ListCommand</name>
    <message>
        <source>Tells what the profile remembers: a line a task.</source>
        <translation>列出配置目录中记录的任务：每行一个。</translation>
    </message>
    <message>
        <source>Tell it as JSON, one object a line.</source>
        <translation>以 JSON 输出，每行一个对象。</translation>
    </message>
</context>
<context>
    <name>rushes::LogWindow</name>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Only lines with…</source>
        <translation>只显示含…的行</translation>
    </message>
    <message>
        <source>Only lines with these words</source>
        <translation>只显示含这些文字的行</translation>
    </message>
    <message>
        <source>Lines of the log</source>
        <translation>日志内容</translation>
    </message>
    <message>
        <source>Show &amp;file</source>
        <translation>显示文件(&amp;F)</translation>
    </message>
    <message>
        <source>Copy &amp;report</source>
        <translation>复制报告(&amp;R)</translation>
    </message>
    <message>
        <source>Versions, counts and the log&apos;s last lines, without keys, links, whole ids, labels and names of files.</source>
        <translation>版本、计数和日志最后几行，不含密钥、链接、完整 ID、标签和文件名。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The report is on the clipboard. Read it before you post it.</source>
        <translation>报告已复制到剪贴板。发布前请先过目。</translation>
    </message>
</context>
<context>
    <name>rushes::MainWindow</name>
    <message numerus="yes">
        <source>Not added: %Ln.</source>
        <extracomment>ids</extracomment>
        <translation>
            <numerusform>%Ln 个未添加。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Save all ready (%1)</source>
        <extracomment>a button; %1: how many clips</extracomment>
        <translation>全部保存 (%1)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Task</source>
        <translation>任务(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Clip</source>
        <translation>视频(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>列(&amp;C)</translation>
    </message>
    <message>
        <source>Add from files</source>
        <translation>从文件添加</translation>
    </message>
    <message>
        <source>Text (*.txt *.json *.csv *.log *.md);;All files (*)</source>
        <translation>文本文件 (*.txt *.json *.csv *.log *.md);;所有文件 (*)</translation>
    </message>
    <message>
        <source>The report is on the clipboard. Read it before you post it.</source>
        <translation>报告已复制到剪贴板。发布前请先过目。</translation>
    </message>
    <message>
        <source>Save all ready (%1 of %2)</source>
        <extracomment>a button; %1: how many clips, %2: of how many</extracomment>
        <translation>全部保存 (%1/%2)</translation>
    </message>
    <message>
        <source>Watch at %1</source>
        <extracomment>%1: a service; the task is watched there from now on</extracomment>
        <translation>改在 %1 跟踪</translation>
    </message>
    <message>
        <source>Watch at another service</source>
        <extracomment>a menu of services; the task is watched there from now on</extracomment>
        <translation>改在其他服务跟踪</translation>
    </message>
</context>
<context>
    <name>rushes::NetworkPage</name>
    <message>
        <source>The system&apos;s proxy</source>
        <translation>系统代理</translation>
    </message>
    <message>
        <source>No proxy</source>
        <translation>不使用代理</translation>
    </message>
    <message>
        <source>HTTP proxy</source>
        <translation>HTTP 代理</translation>
    </message>
    <message>
        <source>SOCKS5 proxy</source>
        <translation>SOCKS5 代理</translation>
    </message>
    <message>
        <source>Addresses of this computer are always reached directly.</source>
        <translation>访问本机地址时始终直接连接。</translation>
    </message>
</context>
<context>
    <name>rushes::NoticeBar</name>
    <message>
        <source>Notice</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation>关闭通知</translation>
    </message>
</context>
<context>
    <name>rushes::PreviewPanel</name>
    <message>
        <source>No picture of this clip could be shown within 10 s. It can be saved all the same.</source>
        <translation>10 秒内未能显示视频画面。视频仍可保存。</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>%1 (Space or K)</source>
        <extracomment>%1 is &quot;Play&quot; or &quot;Pause&quot;; Space and K are keys</extracomment>
        <translation>%1（空格或 K）</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <extracomment>where the clip plays / how long it is</extracomment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Sound on</source>
        <translation>打开声音</translation>
    </message>
    <message>
        <source>No sound device</source>
        <translation>没有音频设备</translation>
    </message>
    <message>
        <source>This clip has no sound</source>
        <translation>此视频没有声音</translation>
    </message>
    <message>
        <source>Position in the clip</source>
        <translation>播放位置</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
</context>
<context>
    <name>rushes::PreviewStage</name>
    <message>
        <source>Preview of the clip</source>
        <translation>视频预览</translation>
    </message>
</context>
<context>
    <name>rushes::ProfileSection</name>
    <message>
        <source>New folder for the profile</source>
        <translation>配置目录的新文件夹</translation>
    </message>
    <message>
        <source>Held clips take %1 now. Where they take more than this, those go first that you saved and whose saved file is still there. Copying never stops for it, and no clip is lost.</source>
        <extracomment>%1: a size, &quot;7.9 GB&quot;</extracomment>
        <translation>已下载的视频现占用 %1。超出上限时，先移除已另存且另存文件仍在的视频。下载不会因此停止，也不会丢失视频。</translation>
    </message>
    <message>
        <source>Do not &amp;move</source>
        <translation>不移动(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Move…</source>
        <translation>移动(&amp;M)…</translation>
    </message>
    <message>
        <source>Leave the profile where it is</source>
        <translation>配置目录保持原位</translation>
    </message>
    <message>
        <source>Move the profile to another folder</source>
        <translation>将配置目录移到其他文件夹</translation>
    </message>
    <message>
        <source>When Rushes starts the next time, the profile with all held clips is moved to %1. Until then it stays where it is.</source>
        <extracomment>%1: a folder</extracomment>
        <translation>下次启动 Rushes 时，配置目录连同所有已下载的视频将移至 %1。在此之前保持原位。</translation>
    </message>
    <message>
        <source>&amp;Room for held clips</source>
        <translation>已下载视频的空间上限(&amp;R)</translation>
    </message>
    <message>
        <source> GB</source>
        <extracomment>gigabytes</extracomment>
        <translation> GB</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>不限</translation>
    </message>
</context>
<context>
    <name>rushes::QuitDialog</name>
    <message>
        <source>All clips are held now</source>
        <translation>视频已全部下载</translation>
    </message>
    <message>
        <source>There is nothing left to wait for</source>
        <translation>无需再等</translation>
    </message>
    <message>
        <source>What is not held cannot be had any more.</source>
        <translation>未下载的视频已无法获取。</translation>
    </message>
    <message numerus="yes">
        <source>Clips that are not fetched: %Ln</source>
        <extracomment>clips</extracomment>
        <translation>
            <numerusform>有 %Ln 个视频不会下载</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting does not help: their links are not followed, or a key is wanted.</source>
        <translation>等待无济于事：其链接不予访问，或缺少密钥。</translation>
    </message>
    <message numerus="yes">
        <source>Clips that are not held yet: %Ln</source>
        <extracomment>clips</extracomment>
        <translation>
            <numerusform>有 %Ln 个视频尚未下载</numerusform>
        </translation>
    </message>
    <message>
        <source>They are copied only while Rushes runs. When their links end, they are gone.</source>
        <translation>只有 Rushes 运行时才会下载。链接失效后就无法找回。</translation>
    </message>
    <message>
        <source>Quit Rushes</source>
        <translation>退出 Rushes</translation>
    </message>
    <message>
        <source>&amp;Wait, then quit</source>
        <translation>等待后退出(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Quit now</source>
        <translation>立即退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Clips that are not held</source>
        <translation>未下载的视频</translation>
    </message>
    <message numerus="yes">
        <source>All clips are here now; unverified: %Ln</source>
        <extracomment>clips; here: on this computer</extracomment>
        <translation>
            <numerusform>视频已全部在本机；未验证：%Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>What is unverified is kept as it came; its details say what is wrong.</source>
        <translation>未验证的视频按原样保留；详情中说明了问题。</translation>
    </message>
    <message>
        <source>Rushes goes on. If the session was to end, log out again.</source>
        <translation>Rushes 继续运行。如需结束会话，请再次注销。</translation>
    </message>
    <message>
        <source>No clip is left behind when Rushes quits now.</source>
        <translation>现在退出 Rushes 不会遗漏任何视频。</translation>
    </message>
    <message>
        <source>If the session was to end, that was stopped for them.</source>
        <translation>如果正要结束会话，已为此中止。</translation>
    </message>
    <message>
        <source>Log out again once they are held.</source>
        <translation>全部下载后请再次注销。</translation>
    </message>
</context>
<context>
    <name>rushes::QuitStrip</name>
    <message>
        <source>Quitting</source>
        <translation>正在退出</translation>
    </message>
    <message numerus="yes">
        <source>Rushes quits by itself once all clips are held. Still to come: %Ln.</source>
        <extracomment>clips that are still waited for</extracomment>
        <translation>
            <numerusform>视频全部下载后 Rushes 自动退出，还剩 %Ln 个。</numerusform>
        </translation>
    </message>
    <message>
        <source>Do not quit</source>
        <translation>不退出</translation>
    </message>
    <message>
        <source>Quit now</source>
        <translation>立即退出</translation>
    </message>
</context>
<context>
    <name>rushes::RemoveDialog</name>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message numerus="yes">
        <source>Clips that are not saved yet: %Ln</source>
        <extracomment>clips that are on this computer, but were not saved by the user</extracomment>
        <translation>
            <numerusform>有 %Ln 个视频尚未保存</numerusform>
        </translation>
    </message>
    <message>
        <source>Their only copies stay in this folder, but Rushes will not show them any more.</source>
        <extracomment>a folder, named below</extracomment>
        <translation>它们唯一的副本保留在此文件夹中，但 Rushes 不再显示它们。</translation>
    </message>
</context>
<context>
    <name>rushes::RoomNotices</name>
    <message>
        <source>The profile was not moved.</source>
        <translation>配置目录未移动。</translation>
    </message>
    <message>
        <source>Held clips take %1 of the %2 that they may, and none of them can go without a loss. Copying goes on. Save clips, and saved ones make room; or allow more.</source>
        <extracomment>%1 and %2: sizes, &quot;21.3 GB&quot; and &quot;20.0 GB&quot;</extracomment>
        <translation>已下载的视频占用 %1，上限为 %2，其中没有一个可以移除而不造成丢失。下载仍在继续。请保存视频，已保存的可腾出空间；或提高上限。</translation>
    </message>
    <message>
        <source>Save all ready</source>
        <translation>全部保存</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
</context>
<context>
    <name>rushes::SaveBar</name>
    <message>
        <source>Stopping after %1</source>
        <extracomment>%1: the name of a file</extracomment>
        <translation>保存完 %1 后停止</translation>
    </message>
    <message>
        <source>Saving %1 of %2: %3</source>
        <extracomment>%1 and %2: numbers, %3: the name of a file</extracomment>
        <translation>正在保存第 %1 个，共 %2 个：%3</translation>
    </message>
    <message>
        <source>Saving %1</source>
        <translation>正在保存 %1</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>立即停止</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Gives up the file that is being written</source>
        <translation>放弃正在写入的文件</translation>
    </message>
    <message>
        <source>Saves no further clips after this one</source>
        <translation>保存完此文件后不再继续</translation>
    </message>
    <message>
        <source>Saved so far</source>
        <translation>保存进度</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>正在保存</translation>
    </message>
</context>
<context>
    <name>rushes::ServiceCard</name>
    <message>
        <source>, </source>
        <comment>list</comment>
        <extracomment>parts the kinds of tasks in a list</extracomment>
        <translation>、</translation>
    </message>
    <message>
        <source>Asked every %1, never more often than every %2.</source>
        <extracomment>%1: &quot;30–60 s&quot;; %2: &quot;30 s&quot;</extracomment>
        <translation>每 %1 查询一次，间隔不短于 %2。</translation>
    </message>
    <message>
        <source>built in</source>
        <extracomment>a service that came with the program</extracomment>
        <translation>内置</translation>
    </message>
    <message>
        <source>Not used: a built-in service has its name or its address.</source>
        <translation>未使用：内置服务已有此名称或地址。</translation>
    </message>
    <message>
        <source>Edit…</source>
        <extracomment>%1: a service</extracomment>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>编辑 %1</translation>
    </message>
    <message>
        <source>Copy as new…</source>
        <extracomment>%1: a service</extracomment>
        <translation>复制为新服务…</translation>
    </message>
    <message>
        <source>Copy %1 as a new service</source>
        <translation>将 %1 复制为新服务</translation>
    </message>
    <message>
        <source>Export…</source>
        <extracomment>%1: a service</extracomment>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>导出 %1</translation>
    </message>
    <message>
        <source>Remove</source>
        <extracomment>%1: a service</extracomment>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>移除 %1</translation>
    </message>
</context>
<context>
    <name>rushes::ServiceEditor</name>
    <message>
        <source>Add a service</source>
        <translation>添加服务</translation>
    </message>
    <message>
        <source>Copy a service</source>
        <translation>复制服务</translation>
    </message>
    <message>
        <source>Edit a service</source>
        <translation>编辑服务</translation>
    </message>
    <message>
        <source>A key stays with its address: for this one it is asked for anew. A key in RUSHES_API_KEY goes to the default service, from the next start on wherever that is then.</source>
        <translation>密钥跟随地址：此地址需重新输入密钥。RUSHES_API_KEY 中的密钥属于默认服务，下次启动时发给该服务当时的地址。</translation>
    </message>
</context>
<context>
    <name>rushes::ServiceForm</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>显示名称</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Path of a task</source>
        <translation>任务路径</translation>
    </message>
    <message>
        <source>Path of its clip</source>
        <translation>视频路径</translation>
    </message>
    <message>
        <source>Asked every</source>
        <translation>查询间隔</translation>
    </message>
    <message>
        <source>or, at ease, every</source>
        <translation>不急时间隔</translation>
    </message>
    <message>
        <source>Never more often than every</source>
        <translation>间隔不短于</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>Processing</source>
        <translation>生成中</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Task id</source>
        <translation>任务 ID</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Progress, in percent</source>
        <translation>进度（百分比）</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Link to the clip</source>
        <translation>视频链接</translation>
    </message>
    <message>
        <source>Length of the clip</source>
        <translation>视频时长</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>End of the link</source>
        <translation>链接失效时间</translation>
    </message>
    <message>
        <source>Kinds of tasks</source>
        <translation>任务类别</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1: the title of a field, &quot;Address&quot;; %2: what is wrong, &quot;must begin with https://&quot;</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <extracomment>%1: &quot;Kinds of tasks&quot;; %2: the number of a line; %3: a place in a JSON text, &quot;[0].name&quot;; %4: what is wrong</extracomment>
        <translation>%1，第 %2 行：%3</translation>
    </message>
    <message>
        <source>%1, line %2, %3: %4</source>
        <translation>%1，第 %2 行，%3：%4</translation>
    </message>
    <message>
        <source> s</source>
        <extracomment>seconds</extracomment>
        <translation> 秒</translation>
    </message>
    <message>
        <source>The service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Its words for a status</source>
        <translation>服务的状态词</translation>
    </message>
    <message>
        <source>Where its answer says it</source>
        <translation>答复中的位置</translation>
    </message>
    <message>
        <source>The name is what scripts and exports call it. A clip without a link in the answer is fetched from its path, with the key.</source>
        <translation>名称供脚本和导出使用。答复中没有链接的视频用密钥从其路径下载。</translation>
    </message>
    <message>
        <source>Several are parted by commas; capitals do not count. Any other word is shown as it is, and asked again.</source>
        <translation>多个词用逗号分隔，不分大小写。其他词原样显示并继续查询。</translation>
    </message>
    <message>
        <source>JSON Pointers, like /data/status. Of several, the first that has something in it counts.</source>
        <translation>JSON Pointer，如 /data/status。有多个时取第一个有内容的。</translation>
    </message>
    <message>
        <source>How ids begin, models, modes and estimates: JSON, as in the file of services. May be left empty.</source>
        <translation>ID 前缀、模型、模式和预计时间：JSON，格式同服务文件。可留空。</translation>
    </message>
    <message>
        <source>The answer has a link</source>
        <translation>答复中有链接</translation>
    </message>
</context>
<context>
    <name>rushes::ServicesPage</name>
    <message>
        <source>, </source>
        <comment>list</comment>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%n tasks are watched at %1. They and their clips stay in the list, but they are not asked for any more until a service of this name is here again.</source>
        <extracomment>%1: a service; %n: tasks</extracomment>
        <translation>
            <numerusform>%1 有 %n 个任务正在跟踪。它们及其视频保留在列表中，但在同名服务恢复之前不再查询。</numerusform>
        </translation>
    </message>
    <message>
        <source>Import services</source>
        <translation>导入服务</translation>
    </message>
    <message>
        <source>Services (*.json)</source>
        <translation>服务 (*.json)</translation>
    </message>
    <message>
        <source>Nothing was imported. %1</source>
        <extracomment>%1: what is wrong in the file, and where</extracomment>
        <translation>未导入任何内容。%1</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Export a service</source>
        <translation>导出服务</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>These services are here already, and are replaced by those of the file: %1. Their addresses and keys stay as they are.</source>
        <extracomment>%1: names of services</extracomment>
        <translation>这些服务已存在，将被文件中的替换：%1。它们的地址和密钥保持不变。</translation>
    </message>
</context>
<context>
    <name>rushes::SettingsDialog</name>
    <message>
        <source>Services</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Folders and names</source>
        <translation>文件夹与命名</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
</context>
<context>
    <name>rushes::SleepInhibitor</name>
    <message>
        <source>A finished clip is still being copied.</source>
        <extracomment>why the machine is kept from sleeping; shown by the system</extracomment>
        <translation>仍有已完成的视频在下载。</translation>
    </message>
</context>
<context>
    <name>rushes::StatusLine</name>
    <message>
        <source> · </source>
        <extracomment>what separates &quot;12 watched&quot; and &quot;3 ready&quot;</extracomment>
        <translation> · </translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Enter key…</source>
        <translation>填写密钥…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>rushes::TaskHeader</name>
    <message>
        <source>Copy the id</source>
        <translation>复制任务 ID</translation>
    </message>
</context>
<context>
    <name>rushes::TaskPage</name>
    <message>
        <source>Held as</source>
        <comment>which file</comment>
        <translation>本机文件</translation>
    </message>
    <message>
        <source>Time line</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Answer</source>
        <comment>of the service</comment>
        <translation>原始响应</translation>
    </message>
    <message>
        <source>What is shown of the task</source>
        <translation>任务的显示内容</translation>
    </message>
</context>
<context>
    <name>rushes::TaskTableView</name>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>恢复默认列</translation>
    </message>
</context>
<context>
    <name>rushes::TextReport</name>
    <message>
        <source>added (%1)</source>
        <translation>已添加（%1）</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <extracomment>A failed task; %1: the service&apos;s reason</extracomment>
        <translation>失败：%1</translation>
    </message>
    <message>
        <source>%1 Asked again %2.</source>
        <extracomment>%1: what is the trouble, a sentence; %2: &quot;in 30 s&quot;</extracomment>
        <translation>%1%2再次查询。</translation>
    </message>
    <message>
        <source>its link is dead; the service is asked for another</source>
        <translation>链接已不可用，正在向服务请求新链接</translation>
    </message>
    <message>
        <source>the service gave another link</source>
        <translation>服务给出了新链接</translation>
    </message>
    <message>
        <source>held: %1 (%2)</source>
        <translation>已下载：%1（%2）</translation>
    </message>
    <message>
        <source>kept unverified, for it fails a check: %1</source>
        <translation>未通过校验，已原样保留：%1</translation>
    </message>
    <message>
        <source>saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>expired: the link has ended, and its clip is gone</source>
        <translation>已失效：链接过期，视频无法找回</translation>
    </message>
    <message>
        <source>completed, but its clip could not be had</source>
        <translation>已完成，但未能取得视频</translation>
    </message>
    <message>
        <source>not known to the service</source>
        <translation>服务上查无此任务</translation>
    </message>
    <message>
        <source>not asked any more: the service wants another key</source>
        <translation>停止查询：服务需要另一个密钥</translation>
    </message>
    <message>
        <source>not finished yet</source>
        <translation>尚未完成</translation>
    </message>
    <message>
        <source>%1 completed, %2 failed, %3 unfinished</source>
        <translation>完成 %1 个，失败 %2 个，未完成 %3 个</translation>
    </message>
    <message>
        <source>held: %1 (%2; %3)</source>
        <extracomment>%1: a path, %2: a size, %3: what is odd about the clip, &quot;black · no sound&quot;</extracomment>
        <translation>已下载：%1（%2；%3）</translation>
    </message>
</context>
<context>
    <name>rushes::TopBar</name>
    <message>
        <source>Search id, label, model, message</source>
        <translation>搜索 ID、备注名、模型、消息</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具栏</translation>
    </message>
    <message>
        <source>Demo · %1× speed</source>
        <extracomment>%1: a number: how many times as fast as real time the demo runs</extracomment>
        <translation>演示 · %1 倍速</translation>
    </message>
</context>
<context>
    <name>rushes::UndecidedStrip</name>
    <message numerus="yes">
        <source>%Ln to decide: which service was it made at?</source>
        <extracomment>ids that wait for the user&apos;s choice of a service; the pickers follow</extracomment>
        <translation>
            <numerusform>%Ln 个待确认：请选择任务是在哪个服务创建的</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Added: %1 of %Ln</source>
        <extracomment>%1 of all that were found; %Ln: all</extracomment>
        <translation>
            <numerusform>已添加 %1 个，共 %Ln 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Remove what was just added</source>
        <translation>移除刚添加的任务</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>The service that these tasks were made at</source>
        <translation>创建这些任务的服务</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>How these tasks were made: their estimate depends on it</source>
        <translation>这些任务的生成模式，预计用时据此而定</translation>
    </message>
    <message numerus="yes">
        <source>Add %Ln</source>
        <extracomment>a button; %Ln: ids</extracomment>
        <translation>
            <numerusform>添加 %Ln 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Do not add them</source>
        <translation>不添加</translation>
    </message>
    <message>
        <source>Ids to decide about</source>
        <translation>待确认的任务 ID</translation>
    </message>
    <message>
        <source>%1 is no configured service</source>
        <extracomment>why a service has to be chosen for ids; %1: the host that they came with</extracomment>
        <translation>%1 不是已配置的服务</translation>
    </message>
    <message>
        <source>several services use ids that begin with %1</source>
        <extracomment>why a service has to be chosen for ids; %1: how they begin, &quot;vgen_&quot;</extracomment>
        <translation>多个服务使用以 %1 开头的 ID</translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln</source>
        <comment>reason</comment>
        <extracomment>why a service has to be chosen, and for how many ids; %1: &quot;several services use ids that begin with vgen_&quot;</extracomment>
        <translation>
            <numerusform>%1：%Ln 个</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>question</comment>
        <extracomment>%1: a question, %2: why it is asked, one reason or several</extracomment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>; </source>
        <comment>reasons</comment>
        <translation>；</translation>
    </message>
</context>
<context>
    <name>rushes::UseCases</name>
    <message>
        <source>Save the clip as</source>
        <translation>视频另存为</translation>
    </message>
    <message>
        <source>MP4 videos (*.mp4)</source>
        <translation>MP4 视频 (*.mp4)</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>a mode (&quot;Reference image&quot;) and how long it usually takes (&quot;2–5 min&quot;)</extracomment>
        <translation>%1（%2）</translation>
    </message>
    <message numerus="yes">
        <source>Removed: %Ln.</source>
        <extracomment>tasks</extracomment>
        <translation>
            <numerusform>已移除 %Ln 个任务。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>The link is copied. It is secret: whoever has it can fetch the clip until the link ends.</source>
        <translation>链接已复制。请勿外传：链接失效前，任何人拿到它都能下载视频。</translation>
    </message>
    <message>
        <source>Clear the clipboard</source>
        <translation>清空剪贴板</translation>
    </message>
    <message>
        <source>No task id is found in that text.</source>
        <translation>文字中没有找到任务 ID。</translation>
    </message>
    <message>
        <source>%1.</source>
        <extracomment>%1: what became of &quot;Check now&quot;: &quot;4 asked now, 2 to be asked within 18 s&quot;
----------
%1: what became of pasted text: &quot;3 added and 1 already there&quot;</extracomment>
        <translation>%1。</translation>
    </message>
</context>
<context>
    <name>rushes::VerifyCommand</name>
    <message>
        <source>Tells of each file whether it is a whole MP4: one JSON object a line.</source>
        <translation>检查每个文件是否为完整的 MP4：每行一个 JSON 对象。</translation>
    </message>
</context>
<context>
    <name>rushes::WatchArguments</name>
    <message>
        <source>Watches tasks in the terminal until each is done and its clip is held.</source>
        <translation>在终端中跟踪任务，直到全部结束且视频已下载。</translation>
    </message>
    <message>
        <source>This command.</source>
        <translation>本命令。</translation>
    </message>
    <message>
        <source>Task ids; - reads them from standard input.</source>
        <translation>任务 ID；- 表示从标准输入读取。</translation>
    </message>
    <message>
        <source>Keep everything under this folder.</source>
        <translation>所有数据都存放在此文件夹下。</translation>
    </message>
    <message>
        <source>The service to ask; by default the one that the id points to.</source>
        <translation>要查询的服务；默认按 ID 判断。</translation>
    </message>
    <message>
        <source>The base URL of the service to ask.</source>
        <translation>要查询的服务的基础 URL。</translation>
    </message>
    <message>
        <source>How the tasks were made, for the estimate: reference-image, first-last-frame, 4s, 8s, 12s.</source>
        <translation>任务的生成模式，用于估计用时：reference-image、first-last-frame、4s、8s、12s。</translation>
    </message>
    <message>
        <source>Save each held clip to this folder.</source>
        <translation>将每个已下载的视频保存到此文件夹。</translation>
    </message>
    <message>
        <source>The template of the saved files&apos; names.</source>
        <translation>保存文件的命名规则。</translation>
    </message>
    <message>
        <source>Ask at a fixed interval instead of by the plan.</source>
        <translation>按固定间隔查询，而不按计划。</translation>
    </message>
    <message>
        <source>Give up after this long.</source>
        <translation>超过此时间即放弃。</translation>
    </message>
    <message>
        <source>Tell events as JSON, one object a line.</source>
        <translation>以 JSON 输出事件，每行一个对象。</translation>
    </message>
    <message>
        <source>Watch the built-in simulator&apos;s tasks.</source>
        <translation>跟踪内置模拟器的任务。</translation>
    </message>
    <message>
        <source>Which tasks? Name their ids, or - to read them from standard input.</source>
        <translation>要跟踪哪些任务？请给出任务 ID，或用 - 从标准输入读取。</translation>
    </message>
    <message>
        <source>--demo brings its own services and key.</source>
        <translation>--demo 自带服务和密钥。</translation>
    </message>
    <message>
        <source>--service and --base-url say the same thing: give one of them.</source>
        <translation>--service 与 --base-url 作用相同，只能给出其一。</translation>
    </message>
    <message>
        <source>There is no service %1. Known are: %2.</source>
        <translation>没有 %1 这个服务。可用的有：%2。</translation>
    </message>
    <message>
        <source>There is no mode %1.</source>
        <translation>没有 %1 这种模式。</translation>
    </message>
    <message>
        <source>--%1 takes a number of seconds, not %2.</source>
        <translation>--%1 应为秒数，而不是 %2。</translation>
    </message>
    <message>
        <source>--name names saved files: say where with --save-to.</source>
        <translation>--name 用于命名保存的文件，请同时用 --save-to 指定位置。</translation>
    </message>
    <message>
        <source>--save-to takes a folder.</source>
        <translation>--save-to 需要指定文件夹。</translation>
    </message>
    <message>
        <source>A file with the API key, readable by you alone; else RUSHES_API_KEY, else the key store.</source>
        <translation>存有 API 密钥的文件，仅您本人可读；否则用 RUSHES_API_KEY，再否则用密钥库。</translation>
    </message>
</context>
<context>
    <name>rushes::WatchCommand</name>
    <message>
        <source>Standard input cannot be read, or is longer than 16 MiB.</source>
        <translation>无法读取标准输入，或其内容超过 16 MiB。</translation>
    </message>
    <message>
        <source>There are no task ids in standard input.</source>
        <translation>标准输入中没有任务 ID。</translation>
    </message>
    <message>
        <source>%1 is asked at most every %2 s.</source>
        <translation>%1 的查询间隔不能少于 %2 秒。</translation>
    </message>
    <message>
        <source>No API key: give one with --key-file FILE or in RUSHES_API_KEY.</source>
        <translation>缺少 API 密钥：请用 --key-file FILE 或 RUSHES_API_KEY 提供。</translation>
    </message>
    <message>
        <source>The key is not used: say with --service whose it is.</source>
        <translation>未使用密钥：请用 --service 指明它属于哪个服务。</translation>
    </message>
    <message>
        <source>The key is used for %1 alone: say with --service whose it is.</source>
        <translation>密钥仅用于 %1：请用 --service 指明它属于哪个服务。</translation>
    </message>
</context>
<context>
    <name>rushes::WrappedLabel</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
</TS>

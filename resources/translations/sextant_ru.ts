<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>ConnectionMarks</name>
    <message>
        <source>Red</source>
        <translation>Красный</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Оранжевый</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Жёлтый</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Зелёный</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Синий</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Фиолетовый</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Серый</translation>
    </message>
    <message>
        <source>No colour</source>
        <translation>Без цвета</translation>
    </message>
    <message>
        <source>asks before writes</source>
        <translation>спрашивает перед записью</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>только чтение</translation>
    </message>
</context>
<context>
    <name>Connections</name>
    <message>
        <source>For this run only</source>
        <translation>Только на этот запуск</translation>
    </message>
    <message>
        <source>In the system&apos;s keychain</source>
        <translation>В связке ключей системы</translation>
    </message>
    <message>
        <source>In an unencrypted file</source>
        <translation>В незашифрованном файле</translation>
    </message>
    <message>
        <source>Ask at each connect</source>
        <translation>Спрашивать при каждом подключении</translation>
    </message>
    <message>
        <source>From an environment variable</source>
        <translation>Из переменной окружения</translation>
    </message>
    <message>
        <source>The place where keys are kept can&apos;t be used here.</source>
        <translation>Хранилище ключей здесь недоступно.</translation>
    </message>
    <message>
        <source>Access to the kept key was refused.</source>
        <translation>В доступе к сохранённому ключу отказано.</translation>
    </message>
    <message>
        <source>The keychain is locked and was not opened in time.</source>
        <translation>Связка ключей заблокирована и не была открыта вовремя.</translation>
    </message>
    <message>
        <source>Last used %1</source>
        <translation>Последнее использование: %1</translation>
    </message>
    <message>
        <source>Not used yet</source>
        <translation>Ещё не использовалось</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>Host not found</source>
        <translation>Узел не найден</translation>
    </message>
    <message>
        <source>No computer of this name is known to the name service.</source>
        <translation>Служба имён не знает компьютера с таким именем.</translation>
    </message>
    <message>
        <source>Check the spelling of the host in the connection.</source>
        <translation>Проверьте имя узла в подключении.</translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation>В соединении отказано</translation>
    </message>
    <message>
        <source>The computer answers, but nothing listens on this port.</source>
        <translation>Компьютер отвечает, но этот порт никто не слушает.</translation>
    </message>
    <message>
        <source>Check that Qdrant runs and that the port is right (6333 is its default).</source>
        <translation>Проверьте, что Qdrant запущен и порт указан верно (обычно 6333).</translation>
    </message>
    <message>
        <source>No secure connection</source>
        <translation>Нет защищённого соединения</translation>
    </message>
    <message>
        <source>The TLS handshake failed: the certificate is not trusted, or this port speaks plain http.</source>
        <translation>Не удалось согласование TLS: сертификат не доверенный или порт отвечает по обычному http.</translation>
    </message>
    <message>
        <source>Check the scheme (http or https) and the server&apos;s certificate.</source>
        <translation>Проверьте схему (http или https) и сертификат сервера.</translation>
    </message>
    <message>
        <source>The server did not answer in time</source>
        <translation>Сервер не ответил вовремя</translation>
    </message>
    <message>
        <source>The connection stood, but no complete answer came within the time limit.</source>
        <translation>Соединение было, но полный ответ не пришёл за отведённое время.</translation>
    </message>
    <message>
        <source>Try again, or ask for less at once.</source>
        <translation>Повторите или запросите меньше за раз.</translation>
    </message>
    <message>
        <source>The connection was lost</source>
        <translation>Соединение потеряно</translation>
    </message>
    <message>
        <source>It was cut before the answer was complete.</source>
        <translation>Оно оборвалось раньше, чем ответ пришёл целиком.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Повторите запрос.</translation>
    </message>
    <message>
        <source>Unknown whether the change was applied</source>
        <translation>Неизвестно, применено ли изменение</translation>
    </message>
    <message>
        <source>The change was sent once, but no trustworthy answer came back.</source>
        <translation>Изменение отправлено один раз, но надёжного ответа нет.</translation>
    </message>
    <message>
        <source>Read the points again before changing them once more.</source>
        <translation>Прежде чем менять точки снова, перечитайте их.</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Прервано</translation>
    </message>
    <message>
        <source>The request was ended before it was answered.</source>
        <translation>Запрос прерван до получения ответа.</translation>
    </message>
    <message>
        <source>The server cannot be reached</source>
        <translation>Сервер недоступен</translation>
    </message>
    <message>
        <source>There is no way through the network to this address.</source>
        <translation>До этого адреса нет пути по сети.</translation>
    </message>
    <message>
        <source>Check the network, VPN and proxy, then try again.</source>
        <translation>Проверьте сеть, VPN и прокси, затем повторите.</translation>
    </message>
    <message>
        <source>This connection is read-only</source>
        <translation>Подключение только для чтения</translation>
    </message>
    <message>
        <source>Nothing was sent: changes are refused on this connection.</source>
        <translation>Ничего не отправлено: изменения в этом подключении запрещены.</translation>
    </message>
    <message>
        <source>Connect again without read-only to change points.</source>
        <translation>Чтобы менять точки, подключитесь без режима «только чтение».</translation>
    </message>
    <message>
        <source>This server is too old for that</source>
        <translation>Сервер слишком старый для этого</translation>
    </message>
    <message>
        <source>The request needs a newer Qdrant; nothing was sent.</source>
        <translation>Для запроса нужен более новый Qdrant; ничего не отправлено.</translation>
    </message>
    <message>
        <source>Update the server, or ask in another way.</source>
        <translation>Обновите сервер или измените запрос.</translation>
    </message>
    <message>
        <source>The answer is too large</source>
        <translation>Ответ слишком велик</translation>
    </message>
    <message>
        <source>It grew beyond the size limit and was dropped.</source>
        <translation>Он превысил предел размера и был отброшен.</translation>
    </message>
    <message>
        <source>Ask for fewer points.</source>
        <translation>Запросите меньше точек.</translation>
    </message>
    <message>
        <source>The server redirects elsewhere</source>
        <translation>Сервер перенаправляет на другой адрес</translation>
    </message>
    <message>
        <source>The redirect was not followed, so that the key stays with its server.</source>
        <translation>Переход не выполнен, чтобы ключ не ушёл на другой сервер.</translation>
    </message>
    <message>
        <source>Connect to the other address directly if you trust it.</source>
        <translation>Если доверяете тому адресу, подключитесь к нему напрямую.</translation>
    </message>
    <message>
        <source>The request was not sent</source>
        <translation>Запрос не отправлен</translation>
    </message>
    <message>
        <source>It would not be valid as it is.</source>
        <translation>В таком виде он недопустим.</translation>
    </message>
    <message>
        <source>Correct what the details name.</source>
        <translation>Исправьте указанное в подробностях.</translation>
    </message>
    <message>
        <source>The server wants a valid API key</source>
        <translation>Серверу нужен действительный API-ключ</translation>
    </message>
    <message>
        <source>The key is missing, or it is not one of this server&apos;s keys.</source>
        <translation>Ключа нет, или он не от этого сервера.</translation>
    </message>
    <message>
        <source>Connect again with the right key.</source>
        <translation>Подключитесь с верным ключом.</translation>
    </message>
    <message>
        <source>The key does not allow this</source>
        <translation>Ключ этого не разрешает</translation>
    </message>
    <message>
        <source>The server knows the key, but it has no right to this operation.</source>
        <translation>Сервер знает ключ, но прав на эту операцию у него нет.</translation>
    </message>
    <message>
        <source>Use a key with more rights.</source>
        <translation>Возьмите ключ с бо́льшими правами.</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Не найдено</translation>
    </message>
    <message>
        <source>The server has no such collection, point or alias.</source>
        <translation>На сервере нет такой коллекции, точки или псевдонима.</translation>
    </message>
    <message>
        <source>Refresh the list: it may have been deleted or renamed.</source>
        <translation>Обновите список: объект мог быть удалён или переименован.</translation>
    </message>
    <message>
        <source>The server does not know this address</source>
        <translation>Сервер не знает этого адреса</translation>
    </message>
    <message>
        <source>The path may be wrong, a proxy may stand between, or the server is too old.</source>
        <translation>Возможно, путь неверен, мешает прокси или сервер слишком старый.</translation>
    </message>
    <message>
        <source>Check the sub-path in the connection.</source>
        <translation>Проверьте путь в адресе подключения.</translation>
    </message>
    <message>
        <source>Not available on this server</source>
        <translation>Недоступно на этом сервере</translation>
    </message>
    <message>
        <source>The operation needs a cluster, and this server runs alone.</source>
        <translation>Для операции нужен кластер, а этот сервер одиночный.</translation>
    </message>
    <message>
        <source>It exists already</source>
        <translation>Уже существует</translation>
    </message>
    <message>
        <source>The server has something of this name.</source>
        <translation>На сервере уже есть объект с таким именем.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Выберите другое имя.</translation>
    </message>
    <message>
        <source>The request is too large for the server</source>
        <translation>Запрос слишком велик для сервера</translation>
    </message>
    <message>
        <source>The server limits the size of one request.</source>
        <translation>Сервер ограничивает размер одного запроса.</translation>
    </message>
    <message>
        <source>Send fewer points at once.</source>
        <translation>Отправляйте меньше точек за раз.</translation>
    </message>
    <message>
        <source>A value is out of range</source>
        <translation>Значение вне допустимых пределов</translation>
    </message>
    <message>
        <source>The server understood the request, but a value breaks its rules.</source>
        <translation>Сервер понял запрос, но одно из значений нарушает его правила.</translation>
    </message>
    <message>
        <source>Correct the value named below.</source>
        <translation>Исправьте значение, указанное ниже.</translation>
    </message>
    <message>
        <source>The server refused the request</source>
        <translation>Сервер отклонил запрос</translation>
    </message>
    <message>
        <source>It says that the request is not valid.</source>
        <translation>По его словам, запрос недопустим.</translation>
    </message>
    <message>
        <source>Read the server&apos;s own words below.</source>
        <translation>Ниже — сообщение самого сервера.</translation>
    </message>
    <message>
        <source>The server gave up</source>
        <translation>Сервер прекратил операцию</translation>
    </message>
    <message>
        <source>The operation took longer than the server allows.</source>
        <translation>Операция заняла больше времени, чем разрешает сервер.</translation>
    </message>
    <message>
        <source>Try again, or narrow the request.</source>
        <translation>Повторите или сузьте запрос.</translation>
    </message>
    <message>
        <source>Too many requests</source>
        <translation>Слишком много запросов</translation>
    </message>
    <message>
        <source>The server limits how often it may be asked.</source>
        <translation>Сервер ограничивает частоту запросов.</translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n s.</source>
        <translation>
            <numerusform>Повторите через %n с.</numerusform>
            <numerusform>Повторите через %n с.</numerusform>
            <numerusform>Повторите через %n с.</numerusform>
        </translation>
    </message>
    <message>
        <source>Wait a little, then try again.</source>
        <translation>Подождите немного и повторите.</translation>
    </message>
    <message>
        <source>The server failed</source>
        <translation>Сбой на сервере</translation>
    </message>
    <message>
        <source>An internal error stopped the operation.</source>
        <translation>Операцию остановила внутренняя ошибка.</translation>
    </message>
    <message>
        <source>Try again; the server&apos;s log tells more.</source>
        <translation>Повторите; подробности — в журнале сервера.</translation>
    </message>
    <message>
        <source>Not available here</source>
        <translation>Здесь недоступно</translation>
    </message>
    <message>
        <source>This server does not offer the operation.</source>
        <translation>Этот сервер не поддерживает операцию.</translation>
    </message>
    <message>
        <source>Use a full Qdrant server for it.</source>
        <translation>Используйте полноценный сервер Qdrant.</translation>
    </message>
    <message>
        <source>The server is not available</source>
        <translation>Сервер не готов</translation>
    </message>
    <message>
        <source>It is starting, recovering, or hidden behind a proxy that cannot reach it.</source>
        <translation>Он запускается, восстанавливается или недоступен для своего прокси.</translation>
    </message>
    <message>
        <source>The server has no room left</source>
        <translation>На сервере нет места</translation>
    </message>
    <message>
        <source>A storage or memory quota is used up.</source>
        <translation>Исчерпана квота хранилища или памяти.</translation>
    </message>
    <message>
        <source>Free some room on the server.</source>
        <translation>Освободите место на сервере.</translation>
    </message>
    <message>
        <source>Unexpected answer of the server</source>
        <translation>Неожиданный ответ сервера</translation>
    </message>
    <message>
        <source>The server answered with a status that Qdrant does not use here.</source>
        <translation>Сервер ответил кодом, который Qdrant здесь не использует.</translation>
    </message>
    <message>
        <source>A proxy may stand between; check the address.</source>
        <translation>Возможно, мешает прокси; проверьте адрес.</translation>
    </message>
    <message>
        <source>This is not a Qdrant server</source>
        <translation>Это не сервер Qdrant</translation>
    </message>
    <message>
        <source>Something answered, but not with Qdrant&apos;s words.</source>
        <translation>Ответ пришёл, но не от Qdrant.</translation>
    </message>
    <message>
        <source>Check host, port and sub-path.</source>
        <translation>Проверьте узел, порт и путь.</translation>
    </message>
    <message>
        <source>The answer cannot be read</source>
        <translation>Ответ не читается</translation>
    </message>
    <message>
        <source>The server said yes, but the answer is not what it promises.</source>
        <translation>Сервер сообщил об успехе, но ответ не того вида.</translation>
    </message>
    <message>
        <source>Try again; if it stays, keep the raw answer for a report.</source>
        <translation>Повторите; если не помогло, сохраните исходный ответ для отчёта.</translation>
    </message>
    <message>
        <source>(HTTP %1)</source>
        <translation>(HTTP %1)</translation>
    </message>
    <message>
        <source>No connection in time</source>
        <translation>Соединение не установлено вовремя</translation>
    </message>
    <message>
        <source>The computer did not take the connection within the time limit.</source>
        <translation>Компьютер не принял соединение за отведённое время.</translation>
    </message>
    <message>
        <source>Check the host, the network, VPN and firewall, then try again.</source>
        <translation>Проверьте узел, сеть, VPN и межсетевой экран и попробуйте снова.</translation>
    </message>
    <message>
        <source>The change was not confirmed</source>
        <translation>Изменение не подтверждено</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>Ничего не отправлено.</translation>
    </message>
    <message>
        <source>The key was not sent</source>
        <translation>Ключ не отправлен</translation>
    </message>
    <message>
        <source>The connection is plain http: everybody on the way could read the key.</source>
        <translation>Соединение идёт по открытому http: ключ мог бы прочитать любой на пути.</translation>
    </message>
    <message>
        <source>Use https, or allow it for this connection.</source>
        <translation>Используйте https или разрешите это для данного подключения.</translation>
    </message>
    <message>
        <source>The key of this connection is not at hand</source>
        <translation>Ключа этого подключения нет под рукой</translation>
    </message>
    <message>
        <source>It is not where it is kept, or access to it was refused.</source>
        <translation>Его нет там, где он хранится, или в доступе к нему отказано.</translation>
    </message>
    <message>
        <source>Enter the key again.</source>
        <translation>Введите ключ заново.</translation>
    </message>
    <message>
        <source>The ssh tunnel failed</source>
        <translation>Туннель ssh не работает</translation>
    </message>
    <message>
        <source>ssh ended or could not open the way.</source>
        <translation>ssh завершился или не смог открыть путь.</translation>
    </message>
    <message>
        <source>Read the words of ssh below; try the same destination in a terminal.</source>
        <translation>Прочитайте сообщение ssh ниже; попробуйте тот же адрес в терминале.</translation>
    </message>
    <message>
        <source>The key has expired</source>
        <translation>Срок действия ключа истёк</translation>
    </message>
    <message>
        <source>It was valid until a certain time, which is over.</source>
        <translation>Он действовал до определённого времени, которое прошло.</translation>
    </message>
    <message>
        <source>Enter a new key.</source>
        <translation>Введите новый ключ.</translation>
    </message>
    <message>
        <source>This key may only read</source>
        <translation>Этим ключом можно только читать</translation>
    </message>
    <message>
        <source>The server knows the key, but it has no right to change this.</source>
        <translation>Сервер знает ключ, но прав на это изменение у него нет.</translation>
    </message>
    <message>
        <source>Use a key that may write.</source>
        <translation>Используйте ключ с правом записи.</translation>
    </message>
    <message>
        <source>The collection does not exist</source>
        <translation>Коллекция не существует</translation>
    </message>
    <message>
        <source>The server has no collection of this name.</source>
        <translation>На сервере нет коллекции с таким именем.</translation>
    </message>
    <message>
        <source>The point does not exist</source>
        <translation>Точка не существует</translation>
    </message>
    <message>
        <source>The collection has no point of this id.</source>
        <translation>В коллекции нет точки с таким id.</translation>
    </message>
    <message>
        <source>It may have been deleted: read the points again.</source>
        <translation>Возможно, она удалена: перечитайте точки.</translation>
    </message>
    <message>
        <source>A proxy cannot reach the server</source>
        <translation>Прокси не может связаться с сервером</translation>
    </message>
    <message>
        <source>It got no valid answer from the server behind it.</source>
        <translation>Он не получил правильного ответа от сервера за ним.</translation>
    </message>
    <message>
        <source>Check that Qdrant runs behind the proxy, then try again.</source>
        <translation>Проверьте, работает ли Qdrant за прокси, и попробуйте снова.</translation>
    </message>
    <message>
        <source>A proxy gave up waiting for the server</source>
        <translation>Прокси не дождался сервера</translation>
    </message>
    <message>
        <source>The server behind it did not answer in the proxy&apos;s time.</source>
        <translation>Сервер за ним не ответил за отведённое прокси время.</translation>
    </message>
    <message>
        <source>The proxy wants a name and a password</source>
        <translation>Прокси требует имя и пароль</translation>
    </message>
    <message>
        <source>It lets nobody through without them.</source>
        <translation>Без них он никого не пропускает.</translation>
    </message>
    <message>
        <source>Enter them in the connection.</source>
        <translation>Укажите их в подключении.</translation>
    </message>
    <message>
        <source>The proxy cannot be used</source>
        <translation>Прокси недоступен</translation>
    </message>
    <message>
        <source>It cannot be found, or it refused to open the way to the server.</source>
        <translation>Он не найден или отказался открыть путь к серверу.</translation>
    </message>
    <message>
        <source>Check the proxy in the connection.</source>
        <translation>Проверьте прокси в подключении.</translation>
    </message>
    <message>
        <source>A page “%1” answered instead.</source>
        <translation>Вместо этого ответила страница «%1».</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Edit connection…</source>
        <translation>Изменить подключение…</translation>
    </message>
    <message>
        <source>Enter key…</source>
        <translation>Ввести ключ…</translation>
    </message>
    <message>
        <source>Trust this certificate…</source>
        <translation>Доверять этому сертификату…</translation>
    </message>
    <message>
        <source>Open other address…</source>
        <translation>Открыть другой адрес…</translation>
    </message>
    <message>
        <source>Refresh list</source>
        <translation>Обновить список</translation>
    </message>
    <message>
        <source>The server&apos;s certificate has expired</source>
        <translation>Срок действия сертификата сервера истёк</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not valid yet</source>
        <translation>Сертификат сервера ещё не действует</translation>
    </message>
    <message>
        <source>The certificate is for another host</source>
        <translation>Сертификат выдан для другого узла</translation>
    </message>
    <message>
        <source>The certificate&apos;s issuer is not trusted</source>
        <translation>Издатель сертификата не входит в доверенные</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is signed by itself</source>
        <translation>Сертификат сервера подписан им самим</translation>
    </message>
    <message>
        <source>The server&apos;s certificate was revoked</source>
        <translation>Сертификат сервера отозван</translation>
    </message>
    <message>
        <source>The server shows another certificate than the trusted one</source>
        <translation>Сервер показал не тот сертификат, которому доверяют</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not accepted</source>
        <translation>Сертификат сервера не принят</translation>
    </message>
    <message>
        <source>It was valid until %1.</source>
        <translation>Он действовал до %1.</translation>
    </message>
    <message>
        <source>It is valid from %1 on: check the clocks of both computers.</source>
        <translation>Он действует с %1: проверьте часы обоих компьютеров.</translation>
    </message>
    <message>
        <source>Asked for was %1, the certificate is for %2.</source>
        <translation>Запрошен узел %1, сертификат выдан для %2.</translation>
    </message>
    <message>
        <source>no host</source>
        <translation>ни одного узла</translation>
    </message>
    <message>
        <source>Nobody trusted on this computer vouches for it.</source>
        <translation>За него не ручается никто из доверенных на этом компьютере.</translation>
    </message>
    <message>
        <source>Nobody but the server itself vouches for it.</source>
        <translation>За него не ручается никто, кроме самого сервера.</translation>
    </message>
    <message>
        <source>Its issuer took it back: it may be in wrong hands.</source>
        <translation>Издатель отозвал его: он мог попасть в чужие руки.</translation>
    </message>
    <message>
        <source>It was renewed, or somebody stands between.</source>
        <translation>Его обновили, или между вами и сервером кто-то стоит.</translation>
    </message>
    <message>
        <source>The check of the certificate failed.</source>
        <translation>Проверка сертификата не удалась.</translation>
    </message>
    <message>
        <source>Host: %1</source>
        <translation>Узел: %1</translation>
    </message>
    <message>
        <source>Issued for: %1</source>
        <translation>Выдан для: %1</translation>
    </message>
    <message>
        <source>Issued by: %1</source>
        <translation>Издатель: %1</translation>
    </message>
    <message>
        <source>Valid from %1 to %2</source>
        <translation>Действует с %1 по %2</translation>
    </message>
    <message>
        <source>SHA-256 fingerprint: %1</source>
        <translation>Отпечаток SHA-256: %1</translation>
    </message>
    <message>
        <source>Do not connect; ask who runs the server.</source>
        <translation>Не подключайтесь; спросите у владельца сервера.</translation>
    </message>
    <message>
        <source>Ask who runs the server before you trust the new certificate.</source>
        <translation>Прежде чем доверять новому сертификату, спросите у владельца сервера.</translation>
    </message>
    <message>
        <source>Compare the fingerprint with who runs the server before you trust it.</source>
        <translation>Прежде чем доверять, сверьте отпечаток с владельцем сервера.</translation>
    </message>
</context>
<context>
    <name>InfoPage</name>
    <message>
        <source>ready</source>
        <translation>готова</translation>
    </message>
    <message>
        <source>optimizing</source>
        <translation>оптимизируется</translation>
    </message>
    <message>
        <source>waiting to optimize</source>
        <translation>ждёт оптимизации</translation>
    </message>
    <message>
        <source>failing</source>
        <translation>сбой</translation>
    </message>
    <message>
        <source>All points can be searched and nothing is left to optimize.</source>
        <translation>Поиск идёт по всем точкам, оптимизировать больше нечего.</translation>
    </message>
    <message>
        <source>All points can be searched; the server is optimizing segments.</source>
        <translation>Поиск идёт по всем точкам; сервер оптимизирует сегменты.</translation>
    </message>
    <message>
        <source>All points can be searched; optimizations wait for the next update.</source>
        <translation>Поиск идёт по всем точкам; оптимизация начнётся со следующим изменением.</translation>
    </message>
    <message>
        <source>The server could not finish an operation; see its own words.</source>
        <translation>Сервер не смог завершить операцию; см. его сообщение.</translation>
    </message>
    <message>
        <source>A status this version does not know.</source>
        <translation>Этот статус данной версии программы не известен.</translation>
    </message>
    <message>
        <source>Optimizer error: %1</source>
        <translation>Ошибка оптимизатора: %1</translation>
    </message>
    <message>
        <source>server&apos;s default</source>
        <translation>по умолчанию сервера</translation>
    </message>
    <message>
        <source>on disk</source>
        <translation>на диске</translation>
    </message>
    <message>
        <source>in memory</source>
        <translation>в памяти</translation>
    </message>
    <message>
        <source>(unnamed)</source>
        <translation>(без имени)</translation>
    </message>
    <message>
        <source>multivector</source>
        <translation>мультивектор</translation>
    </message>
    <message>
        <source>dense</source>
        <translation>плотный</translation>
    </message>
    <message>
        <source>sparse</source>
        <translation>разреженный</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>фильтр</translation>
    </message>
    <message>
        <source>sort</source>
        <translation>сортировка</translation>
    </message>
    <message>
        <source>value counts</source>
        <translation>подсчёт значений</translation>
    </message>
    <message>
        <source>%1 of ≈ %2</source>
        <translation>%1 из ≈ %2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>the collection&apos;s</source>
        <translation>как у коллекции</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Menu bar</source>
        <translation>Строка меню</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Файл</translation>
    </message>
    <message>
        <source>&amp;Point</source>
        <translation>&amp;Точка</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Вид</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Справка</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>Панель инструментов</translation>
    </message>
    <message>
        <source>About Sextant</source>
        <translation>О программе Sextant</translation>
    </message>
    <message>
        <source>An explorer for Qdrant collections.
Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Обозреватель коллекций Qdrant.
Свободная программа под лицензией GNU GPL версии 3 или новее.</translation>
    </message>
    <message>
        <source>Nothing on this page</source>
        <translation>На этой странице ничего нет</translation>
    </message>
    <message>
        <source>Pa&amp;ge</source>
        <translation>&amp;Страница</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>server %1 ms</source>
        <translation>сервер %1 мс</translation>
    </message>
    <message>
        <source>total %1 ms</source>
        <translation>всего %1 мс</translation>
    </message>
    <message numerus="yes">
        <source>%n tries</source>
        <translation>
            <numerusform>%n попытка</numerusform>
            <numerusform>%n попытки</numerusform>
            <numerusform>%n попыток</numerusform>
        </translation>
    </message>
    <message>
        <source>try %1 of %2 in %3 s</source>
        <translation>попытка %1 из %2 через %3 с</translation>
    </message>
</context>
<context>
    <name>TargetText</name>
    <message>
        <source>no address given</source>
        <translation>адрес не указан</translation>
    </message>
    <message>
        <source>this is not a valid URL</source>
        <translation>недопустимый URL</translation>
    </message>
    <message>
        <source>only http and https addresses can be opened</source>
        <translation>открываются только адреса http и https</translation>
    </message>
    <message>
        <source>the address names no host</source>
        <translation>в адресе нет узла</translation>
    </message>
    <message>
        <source>this is not a valid host name</source>
        <translation>недопустимое имя узла</translation>
    </message>
    <message>
        <source>the port must be a number from 1 to 65535</source>
        <translation>порт — число от 1 до 65535</translation>
    </message>
    <message>
        <source>the address must not contain a user name or password</source>
        <translation>в адресе не должно быть имени пользователя и пароля</translation>
    </message>
    <message>
        <source>the address must not contain a question mark part</source>
        <translation>в адресе не должно быть части после «?»</translation>
    </message>
    <message>
        <source>write http:// or https:// in front of an address with a sub-path</source>
        <translation>перед адресом с путём укажите http:// или https://</translation>
    </message>
    <message>
        <source>a quotation mark or a bracket is not closed</source>
        <translation>кавычка или скобка не закрыта</translation>
    </message>
    <message>
        <source>the address is a variable; put its value in its place</source>
        <translation>адрес задан переменной; подставьте её значение</translation>
    </message>
    <message>
        <source>a database in memory or in a folder is not a server</source>
        <translation>база в памяти или в папке — не сервер</translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>More actions</source>
        <translation>Другие действия</translation>
    </message>
</context>
<context>
    <name>sextant::Actions</name>
    <message>
        <source>&amp;Connect…</source>
        <translation>&amp;Подключиться…</translation>
    </message>
    <message>
        <source>Connect to a server</source>
        <translation>Подключиться к серверу</translation>
    </message>
    <message>
        <source>Explore the &amp;Demo</source>
        <translation>Открыть &amp;демо</translation>
    </message>
    <message>
        <source>Open the demo collections</source>
        <translation>Открыть демонстрационные коллекции</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>&amp;Отключиться</translation>
    </message>
    <message>
        <source>Close the connection and its tabs</source>
        <translation>Закрыть подключение и его вкладки</translation>
    </message>
    <message>
        <source>Close &amp;Tab</source>
        <translation>&amp;Закрыть вкладку</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Выход</translation>
    </message>
    <message>
        <source>&amp;About Sextant</source>
        <translation>&amp;О программе Sextant</translation>
    </message>
    <message>
        <source>&amp;New Point…</source>
        <translation>&amp;Новая точка…</translation>
    </message>
    <message>
        <source>Create a point</source>
        <translation>Создать точку</translation>
    </message>
    <message>
        <source>&amp;Edit Payload</source>
        <translation>&amp;Изменить payload</translation>
    </message>
    <message>
        <source>Edit the payload of the current point</source>
        <translation>Изменить payload текущей точки</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Удалить…</translation>
    </message>
    <message>
        <source>Delete the selected points</source>
        <translation>Удалить выбранные точки</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>О&amp;бновить</translation>
    </message>
    <message>
        <source>R&amp;un</source>
        <translation>В&amp;ыполнить</translation>
    </message>
    <message>
        <source>Apply the filter or run the query</source>
        <translation>Применить фильтр или выполнить запрос</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Прервать</translation>
    </message>
    <message>
        <source>End the running request</source>
        <translation>Прервать текущий запрос</translation>
    </message>
    <message>
        <source>&amp;Next Tab</source>
        <translation>&amp;Следующая вкладка</translation>
    </message>
    <message>
        <source>&amp;Previous Tab</source>
        <translation>Пр&amp;едыдущая вкладка</translation>
    </message>
    <message>
        <source>Next P&amp;ane</source>
        <translation>Следующая пане&amp;ль</translation>
    </message>
    <message>
        <source>Pre&amp;vious Pane</source>
        <translation>Предыдущая п&amp;анель</translation>
    </message>
    <message>
        <source>Reset &amp;Layout</source>
        <translation>Сбросить &amp;расположение</translation>
    </message>
    <message>
        <source>&amp;Browse</source>
        <translation>&amp;Обзор</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>По&amp;иск</translation>
    </message>
    <message>
        <source>R&amp;ecommend</source>
        <translation>Реко&amp;мендации</translation>
    </message>
    <message>
        <source>&amp;Info</source>
        <translation>Сведе&amp;ния</translation>
    </message>
    <message>
        <source>&amp;Edit Connection…</source>
        <translation>&amp;Изменить подключение…</translation>
    </message>
    <message>
        <source>Change the address, the key or the rights of the current connection</source>
        <translation>Изменить адрес, ключ или права текущего подключения</translation>
    </message>
    <message>
        <source>&amp;Disconnect %1</source>
        <translation>&amp;Отключиться от %1</translation>
    </message>
</context>
<context>
    <name>sextant::BoardListModel</name>
    <message>
        <source>%1: no such point</source>
        <translation>%1: нет такой точки</translation>
    </message>
</context>
<context>
    <name>sextant::BoardView</name>
    <message>
        <source>Positive examples</source>
        <translation>Положительные примеры</translation>
    </message>
    <message>
        <source>Negative examples</source>
        <translation>Отрицательные примеры</translation>
    </message>
    <message>
        <source>Delete takes the chosen example back</source>
        <translation>Delete убирает выбранный пример</translation>
    </message>
    <message>
        <source>Remove the chosen positive example</source>
        <translation>Убрать выбранный положительный пример</translation>
    </message>
    <message>
        <source>Remove the chosen negative example</source>
        <translation>Убрать выбранный отрицательный пример</translation>
    </message>
    <message>
        <source>ids: integers or UUIDs</source>
        <translation>id: целые числа или UUID</translation>
    </message>
    <message>
        <source>Ids of examples to add</source>
        <translation>Id добавляемых примеров</translation>
    </message>
    <message>
        <source>A&amp;dd</source>
        <translation>&amp;Добавить</translation>
    </message>
    <message>
        <source>+ positive</source>
        <translation>+ положительный</translation>
    </message>
    <message>
        <source>− negative</source>
        <translation>− отрицательный</translation>
    </message>
    <message>
        <source>Clear board</source>
        <translation>Убрать все</translation>
    </message>
    <message>
        <source>No point id: %1</source>
        <translation>Не id точки: %1</translation>
    </message>
    <message>
        <source>+ &amp;positives: %1</source>
        <translation>+ по&amp;ложительные: %1</translation>
    </message>
    <message>
        <source>− &amp;negatives: %1</source>
        <translation>− отри&amp;цательные: %1</translation>
    </message>
</context>
<context>
    <name>sextant::BrowsePage</name>
    <message>
        <source>Go to id (Ctrl+G)</source>
        <translation>Перейти к id (Ctrl+G)</translation>
    </message>
    <message>
        <source>Go to id</source>
        <translation>Перейти к id</translation>
    </message>
    <message>
        <source>One id or many, separated by anything, or a JSON list</source>
        <translation>Один id или несколько с любыми разделителями, или список JSON</translation>
    </message>
    <message>
        <source>Load all</source>
        <translation>Загрузить все</translation>
    </message>
    <message>
        <source>Not an id: %1. An id is a number from 0 to 2^64−1 or a UUID.</source>
        <translation>Не id: %1. Id — число от 0 до 2^64−1 или UUID.</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 и ещё %n</numerusform>
            <numerusform>%1 и ещё %n</numerusform>
            <numerusform>%1 и ещё %n</numerusform>
        </translation>
    </message>
    <message>
        <source>The collection&apos;s indexes are not known yet, so it can&apos;t be sorted. Refresh asks for them.</source>
        <translation>Индексы коллекции пока не известны, сортировать нельзя. «Обновить» запросит их.</translation>
    </message>
    <message>
        <source>Can&apos;t sort by %1: its %2 index keeps no order. The server sorts by integer (with range), float and datetime indexes.</source>
        <translation>Нельзя сортировать по %1: индекс %2 не хранит порядка. Сервер сортирует по индексам integer (с range), float и datetime.</translation>
    </message>
    <message>
        <source>Can&apos;t sort by %1: the server sorts only by fields with an integer, float or datetime index.</source>
        <translation>Нельзя сортировать по %1: сервер сортирует только по полям с индексом integer, float или datetime.</translation>
    </message>
    <message>
        <source>Can&apos;t sort by %1: it has no index. If its values are dates, a datetime index would allow it.</source>
        <translation>Нельзя сортировать по %1: нет индекса. Если значения — даты, поможет индекс datetime.</translation>
    </message>
    <message>
        <source>Can&apos;t sort by %1: it has no index. A payload index of type %2 would allow it.</source>
        <translation>Нельзя сортировать по %1: нет индекса. Поможет индекс payload типа %2.</translation>
    </message>
    <message>
        <source>%1 rows of the earlier listing</source>
        <translation>строк прежнего списка: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n id(s) found</source>
        <translation>
            <numerusform>найден %n id</numerusform>
            <numerusform>найдено %n id</numerusform>
            <numerusform>найдено %n id</numerusform>
        </translation>
    </message>
    <message>
        <source>all %1 loaded</source>
        <translation>загружены все %1</translation>
    </message>
    <message>
        <source>loaded %1</source>
        <translation>загружено %1</translation>
    </message>
    <message>
        <source>loaded %1 of ≈%2</source>
        <translation>загружено %1 из ≈%2</translation>
    </message>
    <message>
        <source>loaded %1 of %2</source>
        <translation>загружено %1 из %2</translation>
    </message>
    <message>
        <source>loaded %1, counting…</source>
        <translation>загружено %1, идёт подсчёт…</translation>
    </message>
    <message>
        <source>more than %1 loaded</source>
        <translation>загружено %1, есть ещё</translation>
    </message>
    <message>
        <source>None of these ids is in %1.</source>
        <translation>В %1 нет ни одного из этих id.</translation>
    </message>
    <message>
        <source>No point matches the applied filter: %1</source>
        <translation>Под применённый фильтр не подходит ни одна точка: %1</translation>
    </message>
    <message>
        <source>No point has a value of %1 to sort by.</source>
        <translation>Ни у одной точки нет значения %1 для сортировки.</translation>
    </message>
    <message>
        <source>No point from %1 on.</source>
        <translation>Начиная с %1 точек нет.</translation>
    </message>
    <message>
        <source>No points in %1 yet.</source>
        <translation>В %1 пока нет точек.</translation>
    </message>
    <message>
        <source>No points in %1 yet. + Point creates one.</source>
        <translation>В %1 пока нет точек. Создать: «Новая точка».</translation>
    </message>
    <message>
        <source>Next is %1: go there</source>
        <translation>Следующая — %1: перейти</translation>
    </message>
    <message>
        <source>Back to all</source>
        <translation>Показать все</translation>
    </message>
    <message>
        <source>ids: %1 of %2 found</source>
        <translation>id: найдено %1 из %2</translation>
    </message>
    <message>
        <source>%1 · not found: %2</source>
        <translation>%1 · не найдены: %2</translation>
    </message>
    <message>
        <source>no point %1</source>
        <translation>нет точки %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>начиная с %1</translation>
    </message>
    <message>
        <source>Back to top</source>
        <translation>В начало</translation>
    </message>
    <message>
        <source>sorted by %1, descending</source>
        <translation>сортировка по %1, по убыванию</translation>
    </message>
    <message>
        <source>sorted by %1, ascending</source>
        <translation>сортировка по %1, по возрастанию</translation>
    </message>
    <message numerus="yes">
        <source>%Ln point(s) without %1 not shown</source>
        <translation>
            <numerusform>не показана %Ln точка без %1</numerusform>
            <numerusform>не показаны %Ln точки без %1</numerusform>
            <numerusform>не показаны %Ln точек без %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Показать их</translation>
    </message>
    <message>
        <source>Unsorted</source>
        <translation>Без сортировки</translation>
    </message>
    <message>
        <source>%1 loaded · %2 points per second</source>
        <translation>загружено %1 · точек в секунду: %2</translation>
    </message>
    <message>
        <source>stopped after %1</source>
        <translation>остановлено после %1</translation>
    </message>
    <message>
        <source>%1 loaded before the error</source>
        <translation>до ошибки загружено %1</translation>
    </message>
    <message>
        <source>all %1 loaded, count agrees</source>
        <translation>загружены все %1, подсчёт совпал</translation>
    </message>
    <message>
        <source>%1 loaded, but the server counts %2: points came or went meanwhile</source>
        <translation>загружено %1, а сервер насчитал %2: за это время точки менялись</translation>
    </message>
    <message>
        <source>all %1 loaded, not counted</source>
        <translation>загружены все %1, без сверки</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Обновить</translation>
    </message>
    <message>
        <source>Loads every point of this listing, then compares with a count</source>
        <translation>Загружает все точки списка и сверяет их число с сервером</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>Столбцы…</translation>
    </message>
    <message>
        <source>Sort by the current column, ascending</source>
        <translation>Сортировать по текущему столбцу, по возрастанию</translation>
    </message>
    <message>
        <source>Sort by the current column, descending</source>
        <translation>Сортировать по текущему столбцу, по убыванию</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Загрузить</translation>
    </message>
    <message>
        <source>Can&apos;t sort by %1: no path can name this key.</source>
        <translation>Сортировка по %1 невозможна: этот ключ нельзя назвать путём.</translation>
    </message>
    <message>
        <source>Stopped before the first points came.</source>
        <translation>Остановлено до прихода первых точек.</translation>
    </message>
    <message>
        <source>counting…</source>
        <translation>идёт подсчёт…</translation>
    </message>
    <message>
        <source>points without a value of %1 are not shown; how many is not known</source>
        <translation>точки без значения %1 не показаны; сколько их, неизвестно</translation>
    </message>
</context>
<context>
    <name>sextant::BrowseStrip</name>
    <message>
        <source>Dismiss</source>
        <translation>Скрыть</translation>
    </message>
</context>
<context>
    <name>sextant::BusyBar</name>
    <message>
        <source>Progress</source>
        <translation>Ход работы</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Занято</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Прервать</translation>
    </message>
    <message>
        <source>waiting for the server</source>
        <translation>ожидание сервера</translation>
    </message>
</context>
<context>
    <name>sextant::Cell</name>
    <message>
        <source>missing</source>
        <translation>поля нет</translation>
    </message>
    <message>
        <source>null</source>
        <translation>null</translation>
    </message>
    <message>
        <source>empty text</source>
        <translation>пустой текст</translation>
    </message>
    <message>
        <source>empty list</source>
        <translation>пустой список</translation>
    </message>
    <message>
        <source>empty object</source>
        <translation>пустой объект</translation>
    </message>
    <message>
        <source>unreadable value</source>
        <translation>нечитаемое значение</translation>
    </message>
</context>
<context>
    <name>sextant::CollectionTab</name>
    <message>
        <source>Pages of %1</source>
        <translation>Страницы %1</translation>
    </message>
    <message>
        <source>Browse</source>
        <translation>Обзор</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>Recommend</source>
        <translation>Рекомендации</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Сведения</translation>
    </message>
</context>
<context>
    <name>sextant::CollectionTabs</name>
    <message>
        <source>Open collections</source>
        <translation>Открытые коллекции</translation>
    </message>
    <message>
        <source>Close %1</source>
        <translation>Закрыть %1</translation>
    </message>
</context>
<context>
    <name>sextant::CollectionsModel</name>
    <message>
        <source>unknown</source>
        <translation>неизвестно</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>готова</translation>
    </message>
    <message>
        <source>optimizing</source>
        <translation>оптимизируется</translation>
    </message>
    <message>
        <source>waiting to optimize</source>
        <translation>ждёт оптимизации</translation>
    </message>
    <message>
        <source>failing</source>
        <translation>сбой</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>alias → collection</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Alias of %1</source>
        <translation>Псевдоним %1</translation>
    </message>
    <message>
        <source>The server&apos;s own estimate</source>
        <translation>Оценка самого сервера</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Коллекция</translation>
    </message>
    <message>
        <source>≈ Points</source>
        <translation>≈ Точек</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Статус</translation>
    </message>
</context>
<context>
    <name>sextant::ColumnChooser</name>
    <message>
        <source>Columns</source>
        <translation>Столбцы</translation>
    </message>
    <message>
        <source>Search, or type a path such as meta.author</source>
        <translation>Поиск или путь, например meta.author</translation>
    </message>
    <message>
        <source>Search fields</source>
        <translation>Поиск полей</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Поля</translation>
    </message>
    <message>
        <source>Add path</source>
        <translation>Добавить путь</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Вверх</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Вниз</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>in %1 of %2 points seen</source>
        <translation>в %1 из %2 просмотренных точек</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more field(s): search to find them</source>
        <translation>
            <numerusform>ещё %Ln поле: найдите его поиском</numerusform>
            <numerusform>ещё %Ln поля: найдите их поиском</numerusform>
            <numerusform>ещё %Ln полей: найдите их поиском</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sextant::ColumnsButton</name>
    <message>
        <source>Choose and order columns</source>
        <translation>Выбор и порядок столбцов</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Столбцы</translation>
    </message>
    <message numerus="yes">
        <source>Columns · +%n field(s)</source>
        <translation>
            <numerusform>Столбцы · +%n поле</numerusform>
            <numerusform>Столбцы · +%n поля</numerusform>
            <numerusform>Столбцы · +%n полей</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sextant::ConfirmDialog</name>
    <message>
        <source>Send This Change?</source>
        <translation>Отправить это изменение?</translation>
    </message>
    <message>
        <source>Requests that wait</source>
        <translation>Ожидающие запросы</translation>
    </message>
    <message>
        <source>The exact request</source>
        <translation>Точный запрос</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Копировать</translation>
    </message>
    <message>
        <source>Save &amp;Whole Request…</source>
        <translation>Сохранить запрос &amp;целиком…</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>&amp;Отправить</translation>
    </message>
    <message>
        <source>&amp;Don&apos;t Send</source>
        <translation>&amp;Не отправлять</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) wait to be sent. Nothing is sent without your yes.</source>
        <translation>
            <numerusform>%n изменение ждёт отправки. Без вашего согласия ничего не отправляется.</numerusform>
            <numerusform>%n изменения ждут отправки. Без вашего согласия ничего не отправляется.</numerusform>
            <numerusform>%n изменений ждут отправки. Без вашего согласия ничего не отправляется.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only the first %1 of %2 are shown; Copy and Save have all of it.</source>
        <translation>Показаны только первые %1 из %2; «Копировать» и «Сохранить» берут всё.</translation>
    </message>
    <message>
        <source>Save the request&apos;s body</source>
        <translation>Сохранить тело запроса</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Сохранено.</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>Не сохранено: %1</translation>
    </message>
</context>
<context>
    <name>sextant::ConflictDialog</name>
    <message>
        <source>Changed by another writer</source>
        <translation>Изменено другим клиентом</translation>
    </message>
    <message numerus="yes">
        <source>Another writer changed %n field(s) of point %1 that you changed too. These fields were not saved.</source>
        <translation>
            <numerusform>Другой клиент изменил %n поле точки %1, которое изменили и вы. Оно не сохранено.</numerusform>
            <numerusform>Другой клиент изменил %n поля точки %1, которые изменили и вы. Они не сохранены.</numerusform>
            <numerusform>Другой клиент изменил %n полей точки %1, которые изменили и вы. Они не сохранены.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose &amp;Mine for All</source>
        <translation>Везде выбрать &amp;моё</translation>
    </message>
    <message>
        <source>Choose the &amp;Server&apos;s for All</source>
        <translation>Везде выбрать &amp;серверное</translation>
    </message>
    <message>
        <source>Save with These Choices</source>
        <translation>Сохранить с этим выбором</translation>
    </message>
    <message>
        <source>Conflicting fields</source>
        <translation>Поля с конфликтами</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Поле</translation>
    </message>
    <message>
        <source>When you began</source>
        <translation>Было вначале</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Моё</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Сервер</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Оставить</translation>
    </message>
    <message>
        <source>mine</source>
        <translation>моё</translation>
    </message>
    <message>
        <source>server&apos;s</source>
        <translation>с сервера</translation>
    </message>
    <message>
        <source>Keep for %1</source>
        <translation>Что оставить для %1</translation>
    </message>
</context>
<context>
    <name>sextant::ConnectDialog</name>
    <message>
        <source>Connect to a Server</source>
        <translation>Подключение к серверу</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>П&amp;роверить</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Подключиться</translation>
    </message>
    <message>
        <source>Reme&amp;mber this connection</source>
        <translation>&amp;Запомнить это подключение</translation>
    </message>
    <message>
        <source>The connections can&apos;t be written to disk (%1); they are kept while the program runs.</source>
        <translation>Подключения не удаётся записать на диск (%1); они хранятся, пока программа работает.</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>ОК</translation>
    </message>
    <message>
        <source>Without it nothing about this connection is written down</source>
        <translation>Иначе об этом подключении ничего не записывается</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Сохранить</translation>
    </message>
    <message>
        <source>Sa&amp;ved connections</source>
        <translation>Сохранённые &amp;подключения</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Отбросить</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>Продолжить правку</translation>
    </message>
    <message>
        <source>There are unsaved changes to this connection.</source>
        <translation>В этом подключении есть несохранённые изменения.</translation>
    </message>
    <message>
        <source>The key can be typed here instead.</source>
        <translation>Ключ можно ввести здесь.</translation>
    </message>
    <message>
        <source>A key typed in an earlier run is not kept.</source>
        <translation>Ключ, введённый в прошлый запуск, не сохраняется.</translation>
    </message>
    <message>
        <source>The connection is saved, its key is not. %1</source>
        <translation>Подключение сохранено, его ключ — нет. %1</translation>
    </message>
    <message>
        <source>Keep the key for this run only</source>
        <translation>Хранить ключ только на этот запуск</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>Продолжить правку</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation>%1 (копия)</translation>
    </message>
    <message>
        <source>The key of the deleted connection is still kept. %1</source>
        <translation>Ключ удалённого подключения ещё хранится. %1</translation>
    </message>
    <message>
        <source>Not all saved connections could be read. %1</source>
        <translation>Прочитать удалось не все сохранённые подключения. %1</translation>
    </message>
</context>
<context>
    <name>sextant::ConnectionFlow</name>
    <message>
        <source>Demo</source>
        <translation>Демо</translation>
    </message>
    <message>
        <source>The environment variable %1 is not set.</source>
        <translation>Переменная окружения %1 не задана.</translation>
    </message>
</context>
<context>
    <name>sextant::ConnectionForm</name>
    <message>
        <source>General</source>
        <translation>Общее</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Ключ</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Сеть</translation>
    </message>
    <message>
        <source>SSH Tunnel</source>
        <translation>Туннель SSH</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>An address, a link to the dashboard, a curl line, a QdrantClient(…) call or the lines of an environment file</source>
        <translation>Адрес, ссылка на панель Qdrant, строка curl, вызов QdrantClient(…) или строки файла окружения</translation>
    </message>
    <message>
        <source>opened at once; may stay empty</source>
        <translation>откроется сразу; можно не указывать</translation>
    </message>
    <message>
        <source>Paste an&amp;ything</source>
        <translation>Вставьте что &amp;угодно</translation>
    </message>
    <message>
        <source>Collect&amp;ion</source>
        <translation>Коллекци&amp;я</translation>
    </message>
    <message>
        <source>The address is plain http: everybody on the way could read the key.</source>
        <translation>Адрес с открытым http: ключ мог бы прочитать любой на пути.</translation>
    </message>
    <message>
        <source>Send the key unencr&amp;ypted anyway</source>
        <translation>Всё равно отправлять ключ неза&amp;шифрованным</translation>
    </message>
    <message>
        <source>The key would be sent unencrypted: agree to it above, use https, or a tunnel.</source>
        <translation>Ключ был бы отправлен незашифрованным: согласитесь выше, используйте https или туннель.</translation>
    </message>
    <message>
        <source>the address</source>
        <translation>адрес</translation>
    </message>
    <message>
        <source>a Bearer token</source>
        <translation>токен Bearer</translation>
    </message>
    <message>
        <source>a key</source>
        <translation>ключ</translation>
    </message>
    <message>
        <source>the key&apos;s variable %1</source>
        <translation>переменная ключа %1</translation>
    </message>
    <message numerus="yes">
        <source>%n headers</source>
        <translation>
            <numerusform>%n заголовок</numerusform>
            <numerusform>%n заголовка</numerusform>
            <numerusform>%n заголовков</numerusform>
        </translation>
    </message>
    <message>
        <source>the collection %1</source>
        <translation>коллекция %1</translation>
    </message>
    <message>
        <source>Taken from the curl line: %1.</source>
        <translation>Взято из строки curl: %1.</translation>
    </message>
    <message>
        <source>Taken from the QdrantClient call: %1.</source>
        <translation>Взято из вызова QdrantClient: %1.</translation>
    </message>
    <message>
        <source>Taken from the dashboard link: %1.</source>
        <translation>Взято из ссылки на панель: %1.</translation>
    </message>
    <message>
        <source>Taken from the pasted text: %1.</source>
        <translation>Взято из вставленного текста: %1.</translation>
    </message>
</context>
<context>
    <name>sextant::ConnectionList</name>
    <message>
        <source>Search saved connections</source>
        <translation>Поиск по сохранённым подключениям</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Новое</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>&amp;Дублировать</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Удалить</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Импорт…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Экспорт…</translation>
    </message>
    <message>
        <source>No connections are saved yet. Fill in the form and press Save; or import a file that was exported elsewhere.</source>
        <translation>Сохранённых подключений пока нет. Заполните форму и нажмите «Сохранить» или импортируйте файл, экспортированный на другом компьютере.</translation>
    </message>
    <message>
        <source>No saved connection matches the search.</source>
        <translation>Ни одно сохранённое подключение не подходит под поиск.</translation>
    </message>
    <message>
        <source>Delete “%1” with its key?</source>
        <translation>Удалить «%1» вместе с ключом?</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Оставить</translation>
    </message>
    <message>
        <source>Rename Folder</source>
        <translation>Переименование папки</translation>
    </message>
    <message>
        <source>Name of the folder</source>
        <translation>Имя папки</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Подключиться</translation>
    </message>
    <message>
        <source>Rename	F2</source>
        <translation>Переименовать	F2</translation>
    </message>
    <message>
        <source>Duplicate	Ctrl+D</source>
        <translation>Дублировать	Ctrl+D</translation>
    </message>
    <message>
        <source>Move to</source>
        <translation>Переместить в</translation>
    </message>
    <message>
        <source>No folder</source>
        <translation>Без папки</translation>
    </message>
    <message>
        <source>Delete…	Del</source>
        <translation>Удалить…	Del</translation>
    </message>
    <message>
        <source>Rename folder…	F2</source>
        <translation>Переименовать папку…	F2</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Новое</translation>
    </message>
    <message>
        <source>Import Connections</source>
        <translation>Импорт подключений</translation>
    </message>
    <message>
        <source>Connections (*.json)</source>
        <translation>Подключения (*.json)</translation>
    </message>
    <message>
        <source>Export Connections (Without Keys)</source>
        <translation>Экспорт подключений (без ключей)</translation>
    </message>
    <message>
        <source>The file can&apos;t be read: %1</source>
        <translation>Файл не удаётся прочитать: %1</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>ОК</translation>
    </message>
    <message>
        <source>These are no exported connections: %1</source>
        <translation>Это не экспортированные подключения: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n connections imported. Their keys are to be typed: files hold none.</source>
        <translation>
            <numerusform>Импортировано %n подключение. Ключ нужно ввести: в файлах их нет.</numerusform>
            <numerusform>Импортировано %n подключения. Ключи нужно ввести: в файлах их нет.</numerusform>
            <numerusform>Импортировано %n подключений. Ключи нужно ввести: в файлах их нет.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connections exported, without keys.</source>
        <translation>
            <numerusform>Экспортировано %n подключение, без ключа.</numerusform>
            <numerusform>Экспортировано %n подключения, без ключей.</numerusform>
            <numerusform>Экспортировано %n подключений, без ключей.</numerusform>
        </translation>
    </message>
    <message>
        <source>The file can&apos;t be written: %1</source>
        <translation>Файл не удаётся записать: %1</translation>
    </message>
</context>
<context>
    <name>sextant::ConnectionListView</name>
    <message>
        <source>Saved connections</source>
        <translation>Сохранённые подключения</translation>
    </message>
</context>
<context>
    <name>sextant::ConnectionsPane</name>
    <message>
        <source>Ser&amp;ver</source>
        <translation>Се&amp;рвер</translation>
    </message>
    <message>
        <source>Refresh collections</source>
        <translation>Обновить коллекции</translation>
    </message>
    <message>
        <source>Refresh the list of collections</source>
        <translation>Обновить список коллекций</translation>
    </message>
    <message>
        <source>Search collections</source>
        <translation>Поиск коллекций</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>Коллекции</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Нет подключения</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Подключение…</translation>
    </message>
    <message>
        <source>Looking for the port…</source>
        <translation>Поиск порта…</translation>
    </message>
    <message>
        <source>Local mode %1</source>
        <translation>Локально %1</translation>
    </message>
    <message>
        <source>Qdrant %1</source>
        <translation>Qdrant %1</translation>
    </message>
    <message numerus="yes">
        <source>%n collections</source>
        <translation>
            <numerusform>%n коллекция</numerusform>
            <numerusform>%n коллекции</numerusform>
            <numerusform>%n коллекций</numerusform>
        </translation>
    </message>
    <message>
        <source>Edit connection…</source>
        <translation>Изменить подключение…</translation>
    </message>
    <message>
        <source>older than 1.10: not everything will work</source>
        <translation>старше 1.10: работать будет не всё</translation>
    </message>
    <message>
        <source>connection lost</source>
        <translation>связь потеряна</translation>
    </message>
    <message>
        <source>Try Now</source>
        <translation>Попробовать сейчас</translation>
    </message>
    <message>
        <source>Opening the ssh tunnel…</source>
        <translation>Открывается туннель ssh…</translation>
    </message>
</context>
<context>
    <name>sextant::Docks</name>
    <message>
        <source>Close %1</source>
        <translation>Закрыть %1</translation>
    </message>
    <message>
        <source>Float or dock %1</source>
        <translation>Открепить или закрепить «%1»</translation>
    </message>
</context>
<context>
    <name>sextant::ErrorPanel</name>
    <message>
        <source>Error</source>
        <translation>Ошибка</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Raw answer</source>
        <translation>Исходный ответ</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Копировать подробности</translation>
    </message>
    <message>
        <source>Raw answer of the server</source>
        <translation>Исходный ответ сервера</translation>
    </message>
    <message>
        <source>(HTTP %1)</source>
        <translation>(HTTP %1)</translation>
    </message>
    <message numerus="yes">
        <source>Tried %n times.</source>
        <translation>
            <numerusform>Сделана %n попытка.</numerusform>
            <numerusform>Сделано %n попытки.</numerusform>
            <numerusform>Сделано %n попыток.</numerusform>
        </translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation>Ошибка: %1</translation>
    </message>
    <message>
        <source>Retry: %1</source>
        <translation>Повторить: %1</translation>
    </message>
    <message>
        <source>Raw answer: %1</source>
        <translation>Исходный ответ: %1</translation>
    </message>
    <message>
        <source>Copy details: %1</source>
        <translation>Копировать подробности: %1</translation>
    </message>
    <message>
        <source>Raw answer of the server: %1</source>
        <translation>Исходный ответ сервера: %1</translation>
    </message>
</context>
<context>
    <name>sextant::FileField</name>
    <message>
        <source>Choose: %1</source>
        <translation>Выбрать: %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
</context>
<context>
    <name>sextant::FilterChips</name>
    <message>
        <source>Applied conditions</source>
        <translation>Применённые условия</translation>
    </message>
    <message>
        <source>No filter: all points</source>
        <translation>Без фильтра: все точки</translation>
    </message>
    <message>
        <source>Remove condition %1</source>
        <translation>Убрать условие %1</translation>
    </message>
    <message>
        <source>Take this condition back</source>
        <translation>Убрать это условие</translation>
    </message>
</context>
<context>
    <name>sextant::FilterEditor</name>
    <message>
        <source>Conditions of the filter</source>
        <translation>Условия фильтра</translation>
    </message>
</context>
<context>
    <name>sextant::FilterJsonEdit</name>
    <message>
        <source>Filter as JSON</source>
        <translation>Фильтр как JSON</translation>
    </message>
    <message>
        <source>Type or paste a filter, or a whole request that has one.</source>
        <translation>Введите или вставьте фильтр либо целый запрос с фильтром.</translation>
    </message>
    <message>
        <source>&amp;Discard text</source>
        <translation>&amp;Отбросить текст</translation>
    </message>
    <message>
        <source>Write what the rows say instead</source>
        <translation>Записать вместо него то, что задано строками</translation>
    </message>
</context>
<context>
    <name>sextant::FilterPanel</name>
    <message>
        <source>&amp;Filter</source>
        <translation>Ф&amp;ильтр</translation>
    </message>
    <message>
        <source>Show or hide the filter form</source>
        <translation>Показать или скрыть форму фильтра</translation>
    </message>
    <message>
        <source>Filter form</source>
        <translation>Форма фильтра</translation>
    </message>
    <message>
        <source>A&amp;pply</source>
        <translation>&amp;Применить</translation>
    </message>
    <message>
        <source>Use the drafted filter (Ctrl+Enter)</source>
        <translation>Применить набранный фильтр (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>О&amp;чистить</translation>
    </message>
    <message>
        <source>Take all conditions back</source>
        <translation>Убрать все условия</translation>
    </message>
    <message>
        <source>not applied</source>
        <translation>не применён</translation>
    </message>
</context>
<context>
    <name>sextant::FilterRowEdit</name>
    <message>
        <source>Whether this condition counts</source>
        <translation>Учитывать ли это условие</translation>
    </message>
    <message>
        <source>field</source>
        <translation>поле</translation>
    </message>
    <message>
        <source>How the value is sent: the text &quot;1&quot; and the number 1 are different</source>
        <translation>Как отправить значение: текст &quot;1&quot; и число 1 — не одно и то же</translation>
    </message>
    <message>
        <source>and</source>
        <translation>и</translation>
    </message>
    <message>
        <source>Remove this condition</source>
        <translation>Убрать это условие</translation>
    </message>
    <message>
        <source>Group of condition %1</source>
        <translation>Группа условия %1</translation>
    </message>
    <message>
        <source>Field of condition %1</source>
        <translation>Поле условия %1</translation>
    </message>
    <message>
        <source>Value type of condition %1</source>
        <translation>Тип значения условия %1</translation>
    </message>
    <message>
        <source>Operator of condition %1</source>
        <translation>Оператор условия %1</translation>
    </message>
    <message>
        <source>True or false of condition %1</source>
        <translation>Истина или ложь условия %1</translation>
    </message>
    <message>
        <source>Condition %1 counts</source>
        <translation>Условие %1 учитывается</translation>
    </message>
    <message>
        <source>Value of condition %1</source>
        <translation>Значение условия %1</translation>
    </message>
    <message>
        <source>Upper end of condition %1</source>
        <translation>Верхняя граница условия %1</translation>
    </message>
    <message>
        <source>Remove condition %1</source>
        <translation>Убрать условие %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Path of condition %1</source>
        <translation>Путь условия %1</translation>
    </message>
    <message>
        <source>JSON of condition %1</source>
        <translation>JSON условия %1</translation>
    </message>
</context>
<context>
    <name>sextant::FilterRowList</name>
    <message>
        <source>&amp;Add condition</source>
        <translation>Добавить &amp;условие</translation>
    </message>
    <message>
        <source>At least:</source>
        <translation>Не менее:</translation>
    </message>
    <message>
        <source>How many of the “at least” conditions must hold</source>
        <translation>Сколько условий из группы «не менее» должно выполняться</translation>
    </message>
</context>
<context>
    <name>sextant::FilterTexts</name>
    <message>
        <source>all of</source>
        <translation>все из</translation>
    </message>
    <message>
        <source>any of</source>
        <comment>filter group</comment>
        <translation>любое из</translation>
    </message>
    <message>
        <source>none of</source>
        <comment>filter group</comment>
        <translation>ни одного из</translation>
    </message>
    <message>
        <source>at least n of</source>
        <translation>не менее n из</translation>
    </message>
    <message>
        <source>text</source>
        <translation>текст</translation>
    </message>
    <message>
        <source>integer</source>
        <translation>целое</translation>
    </message>
    <message>
        <source>decimal</source>
        <translation>дробное</translation>
    </message>
    <message>
        <source>true/false</source>
        <translation>true/false</translation>
    </message>
    <message>
        <source>date-time</source>
        <translation>дата-время</translation>
    </message>
    <message>
        <source>is</source>
        <translation>равно</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>не равно</translation>
    </message>
    <message>
        <source>has another value than</source>
        <translation>есть значение, кроме</translation>
    </message>
    <message>
        <source>any of</source>
        <comment>operator</comment>
        <translation>одно из</translation>
    </message>
    <message>
        <source>none of</source>
        <comment>operator</comment>
        <translation>ни одно из</translation>
    </message>
    <message>
        <source>contains all words</source>
        <translation>содержит все слова</translation>
    </message>
    <message>
        <source>contains (case-sensitive)</source>
        <translation>содержит (с учётом регистра)</translation>
    </message>
    <message>
        <source>contains any word</source>
        <translation>содержит любое из слов</translation>
    </message>
    <message>
        <source>contains the phrase</source>
        <translation>содержит фразу</translation>
    </message>
    <message>
        <source>starts with</source>
        <translation>начинается с</translation>
    </message>
    <message>
        <source>before</source>
        <translation>раньше</translation>
    </message>
    <message>
        <source>at or before</source>
        <translation>не позже</translation>
    </message>
    <message>
        <source>after</source>
        <translation>позже</translation>
    </message>
    <message>
        <source>at or after</source>
        <translation>не раньше</translation>
    </message>
    <message>
        <source>between</source>
        <translation>между</translation>
    </message>
    <message>
        <source>in range</source>
        <translation>в пределах</translation>
    </message>
    <message>
        <source>is null</source>
        <translation>null</translation>
    </message>
    <message>
        <source>is not null</source>
        <translation>не null</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>пусто</translation>
    </message>
    <message>
        <source>has a value</source>
        <translation>есть значение</translation>
    </message>
    <message>
        <source>number of values</source>
        <translation>число значений</translation>
    </message>
    <message>
        <source>point id in</source>
        <translation>id точки среди</translation>
    </message>
    <message>
        <source>has vector</source>
        <translation>есть вектор</translation>
    </message>
    <message>
        <source>has an element where</source>
        <translation>есть элемент, где</translation>
    </message>
    <message>
        <source>condition (JSON)</source>
        <translation>условие (JSON)</translation>
    </message>
    <message>
        <source>Some value of the field equals this one. Decimals and date-times have no equality in Qdrant: they are sent as a range from the value to itself.</source>
        <translation>Какое-то значение поля равно этому. Для дробных чисел и дат в Qdrant нет равенства: отправляется диапазон от значения до него же.</translation>
    </message>
    <message>
        <source>No value of the field equals this one. Also finds points without the field.</source>
        <translation>Ни одно значение поля не равно этому. Находит и точки без поля.</translation>
    </message>
    <message>
        <source>Some value of the field differs from all of these. The field must be there.</source>
        <translation>Какое-то значение поля отличается от всех этих. Поле должно быть.</translation>
    </message>
    <message>
        <source>Some value of the field equals one of these.</source>
        <translation>Какое-то значение поля равно одному из этих.</translation>
    </message>
    <message>
        <source>No value of the field equals any of these. Also finds points without the field.</source>
        <translation>Ни одно значение поля не равно ни одному из этих. Находит и точки без поля.</translation>
    </message>
    <message>
        <source>Without a text index: the text as a case-sensitive part of the value. With one: all of its words, in any order.</source>
        <translation>Без текстового индекса — часть значения с учётом регистра. С ним — все слова в любом порядке.</translation>
    </message>
    <message>
        <source>At least one of the words.</source>
        <translation>Хотя бы одно из слов.</translation>
    </message>
    <message>
        <source>The words in this order. Needs a text index with phrase matching to mean words.</source>
        <translation>Слова в этом порядке. Чтобы сравнивались слова, нужен текстовый индекс с поиском фраз.</translation>
    </message>
    <message>
        <source>The value begins with this text, case-sensitive.</source>
        <translation>Значение начинается с этого текста, с учётом регистра.</translation>
    </message>
    <message>
        <source>Some value of the field lies there. Numbers are compared as doubles.</source>
        <translation>Какое-то значение поля лежит в этих пределах. Числа сравниваются как double.</translation>
    </message>
    <message>
        <source>Any bounds, written like &gt;= 1, &lt; 5.</source>
        <translation>Любые границы, например &gt;= 1, &lt; 5.</translation>
    </message>
    <message>
        <source>The field is there and null.</source>
        <translation>Поле есть и равно null.</translation>
    </message>
    <message>
        <source>Not null. Also finds points without the field.</source>
        <translation>Не null. Находит и точки без поля.</translation>
    </message>
    <message>
        <source>Missing, null or []: Qdrant doesn&apos;t tell them apart here.</source>
        <translation>Поля нет, null или []: Qdrant их здесь не различает.</translation>
    </message>
    <message>
        <source>Neither missing nor null nor [].</source>
        <translation>Поле есть, не null и не [].</translation>
    </message>
    <message>
        <source>How many values the field has, written like &gt;= 2.</source>
        <translation>Сколько значений у поля, например &gt;= 2.</translation>
    </message>
    <message>
        <source>The point&apos;s id is one of these.</source>
        <translation>Id точки — один из этих.</translation>
    </message>
    <message>
        <source>The point has a vector of this name; empty for the unnamed one.</source>
        <translation>У точки есть вектор с этим именем; пусто — вектор без имени.</translation>
    </message>
    <message>
        <source>One single element of this array of objects fulfils the whole inner filter.</source>
        <translation>Какой-то один элемент этого массива объектов подходит под весь внутренний фильтр.</translation>
    </message>
    <message>
        <source>Any condition, as JSON. It is sent as it stands.</source>
        <translation>Любое условие как JSON. Отправляется как есть.</translation>
    </message>
    <message>
        <source>needs Qdrant %1.%2</source>
        <translation>нужен Qdrant %1.%2</translation>
    </message>
    <message>
        <source>indexed (%1)</source>
        <translation>индекс %1</translation>
    </message>
    <message>
        <source>full scan</source>
        <translation>полный перебор</translation>
    </message>
    <message>
        <source>name of the vector</source>
        <translation>имя вектора</translation>
    </message>
    <message>
        <source>Separated by commas. Texts that hold a comma go in double quotes.</source>
        <translation>Через запятую. Тексты с запятой — в двойных кавычках.</translation>
    </message>
    <message>
        <source>Sent as text: 1 is the text &quot;1&quot; here. Use double quotes for the empty text or for blanks at the ends.</source>
        <translation>Отправляется как текст: 1 здесь — текст &quot;1&quot;. Для пустого текста или пробелов по краям нужны двойные кавычки.</translation>
    </message>
    <message>
        <source>Sent as a number: the text &quot;1&quot; doesn&apos;t match.</source>
        <translation>Отправляется как число: текст &quot;1&quot; не подойдёт.</translation>
    </message>
    <message>
        <source>Choose a field.</source>
        <translation>Выберите поле.</translation>
    </message>
    <message>
        <source>“%1” is no field path. Examples: a.b, items[].a, &quot;my key&quot;.x</source>
        <translation>«%1» — не путь к полю. Примеры: a.b, items[].a, &quot;my key&quot;.x</translation>
    </message>
    <message>
        <source>A value is missing.</source>
        <translation>Не указано значение.</translation>
    </message>
    <message>
        <source>“%1” is no integer.</source>
        <translation>«%1» — не целое число.</translation>
    </message>
    <message>
        <source>%1 is not filterable: the server compares signed 64-bit integers.</source>
        <translation>По %1 фильтровать нельзя: сервер сравнивает 64-битные целые со знаком.</translation>
    </message>
    <message>
        <source>“%1” is no number.</source>
        <translation>«%1» — не число.</translation>
    </message>
    <message>
        <source>“%1” is neither true nor false.</source>
        <translation>«%1» — не true и не false.</translation>
    </message>
    <message>
        <source>“%1” is no date-time. Examples: 2024-02-01, 2024-02-01T12:30:00Z</source>
        <translation>«%1» — не дата. Примеры: 2024-02-01, 2024-02-01T12:30:00Z</translation>
    </message>
    <message>
        <source>A double quote isn&apos;t closed.</source>
        <translation>Двойная кавычка не закрыта.</translation>
    </message>
    <message>
        <source>“%1” is no range. Example: &gt;= 1, &lt; 5</source>
        <translation>«%1» — не диапазон. Пример: &gt;= 1, &lt; 5</translation>
    </message>
    <message>
        <source>“%1” is no point id: an unsigned 64-bit integer or a UUID.</source>
        <translation>«%1» — не id точки: нужно 64-битное целое без знака или UUID.</translation>
    </message>
    <message>
        <source>No valid JSON: %1</source>
        <translation>Недопустимый JSON: %1</translation>
    </message>
    <message>
        <source>That is JSON, but no filter.</source>
        <translation>Это JSON, но не фильтр.</translation>
    </message>
    <message>
        <source>That is JSON, but no filter: %1</source>
        <translation>Это JSON, но не фильтр: %1</translation>
    </message>
    <message>
        <source>Lists are possible for texts and integers only.</source>
        <translation>Списки возможны только для текстов и целых.</translation>
    </message>
    <message>
        <source>Also finds points without the field.</source>
        <translation>Находит и точки без поля.</translation>
    </message>
    <message>
        <source>Some value differs; points without the field are left out.</source>
        <translation>Какое-то значение отличается; точки без поля не входят.</translation>
    </message>
    <message>
        <source>Decimals have no equality: sent as a range from the value to itself.</source>
        <translation>Для дробных нет равенства: отправляется диапазон от значения до него же.</translation>
    </message>
    <message>
        <source>No text index: a case-sensitive part of the text.</source>
        <translation>Нет текстового индекса: часть текста с учётом регистра.</translation>
    </message>
    <message>
        <source>By the words of the text index.</source>
        <translation>По словам текстового индекса.</translation>
    </message>
    <message>
        <source>Empty means missing, null or [].</source>
        <translation>Пусто — поля нет, null или [].</translation>
    </message>
    <message>
        <source>Beyond 2^53 ranges compare doubles: neighbours may be taken too.</source>
        <translation>За 2^53 диапазоны сравниваются как double: могут попасть и соседние числа.</translation>
    </message>
    <message>
        <source>The index of this field holds another type: probably nothing matches.</source>
        <translation>Индекс поля другого типа: скорее всего, ничего не найдётся.</translation>
    </message>
    <message>
        <source>One single element has to fulfil it all.</source>
        <translation>Всему должен соответствовать один элемент.</translation>
    </message>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation>Строка %1, столбец %2: %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 … %2</source>
        <translation>%1 … %2</translation>
    </message>
    <message>
        <source>group</source>
        <translation>группа</translation>
    </message>
    <message>
        <source>A filter inside the filter.</source>
        <translation>Фильтр внутри фильтра.</translation>
    </message>
    <message>
        <source>ids, separated by anything</source>
        <translation>id через любые разделители</translation>
    </message>
    <message>
        <source>Not a UUID: full scan, the uuid index is no help.</source>
        <translation>Не UUID: полный перебор, индекс uuid не поможет.</translation>
    </message>
    <message>
        <source>at least %1 of:</source>
        <translation>не менее %1 из:</translation>
    </message>
    <message>
        <source>at least %1 of no condition</source>
        <translation>не менее %1 из пустого списка условий</translation>
    </message>
    <message>
        <source>0 restricts nothing.</source>
        <translation>0 ничего не ограничивает.</translation>
    </message>
    <message numerus="yes">
        <source>There are only %n condition(s): nothing matches.</source>
        <translation>
            <numerusform>Здесь только %n условие: ничего не подойдёт.</numerusform>
            <numerusform>Здесь только %n условия: ничего не подойдёт.</numerusform>
            <numerusform>Здесь только %n условий: ничего не подойдёт.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sextant::FormGeneral</name>
    <message>
        <source>Folder</source>
        <translation>Папка</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Окружение</translation>
    </message>
    <message>
        <source>made from the address</source>
        <translation>по адресу</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>не указано</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>Защита</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Имя</translation>
    </message>
    <message>
        <source>Fo&amp;lder</source>
        <translation>П&amp;апка</translation>
    </message>
    <message>
        <source>&amp;Environment</source>
        <translation>О&amp;кружение</translation>
    </message>
    <message>
        <source>Colo&amp;ur</source>
        <translation>&amp;Цвет</translation>
    </message>
    <message>
        <source>N&amp;ormal</source>
        <translation>О&amp;бычная</translation>
    </message>
    <message>
        <source>Confirm &amp;writes</source>
        <translation>Подтверждать &amp;запись</translation>
    </message>
    <message>
        <source>&amp;Read-only</source>
        <translation>Только &amp;чтение</translation>
    </message>
    <message>
        <source>Changes are sent as they are made.</source>
        <translation>Изменения отправляются сразу.</translation>
    </message>
    <message>
        <source>Every change is shown first and waits for a yes.</source>
        <translation>Каждое изменение сначала показывается и ждёт согласия.</translation>
    </message>
    <message>
        <source>Every change is refused; nothing can be altered by mistake.</source>
        <translation>Любое изменение отклоняется; по ошибке ничего не изменить.</translation>
    </message>
</context>
<context>
    <name>sextant::FormKey</name>
    <message>
        <source>Sho&amp;w the key</source>
        <translation>Показать кл&amp;юч</translation>
    </message>
    <message>
        <source>E&amp;xtra headers, sent with every request</source>
        <translation>&amp;Дополнительные заголовки каждого запроса</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Нет</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API-ключ</translation>
    </message>
    <message>
        <source>Bearer token</source>
        <translation>Токен Bearer</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Ключ</translation>
    </message>
    <message>
        <source>Where the key is kept</source>
        <translation>Где хранится ключ</translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation>&amp;Ключ</translation>
    </message>
    <message>
        <source>Val&amp;ue</source>
        <translation>&amp;Значение</translation>
    </message>
    <message>
        <source>Ke&amp;pt</source>
        <translation>&amp;Хранение</translation>
    </message>
    <message>
        <source>&amp;Variable</source>
        <translation>Пер&amp;еменная</translation>
    </message>
    <message>
        <source>Agree to keeping the key unencrypted, or choose another place for it.</source>
        <translation>Согласитесь хранить ключ незашифрованным или выберите другое место.</translation>
    </message>
    <message>
        <source>Name the environment variable that holds the key.</source>
        <translation>Укажите переменную окружения с ключом.</translation>
    </message>
    <message>
        <source>I a&amp;gree: everybody who can read my files can read the key</source>
        <translation>Со&amp;гласен: кто может читать мои файлы, прочитает и ключ</translation>
    </message>
    <message>
        <source>I a&amp;gree: the key stands unencrypted in
%1</source>
        <translation>Со&amp;гласен: ключ лежит незашифрованным в
%1</translation>
    </message>
    <message>
        <source>No keychain can be used here, so keys are kept for this run only unless you choose otherwise. %1</source>
        <translation>Связка ключей здесь недоступна, поэтому ключи хранятся только на этот запуск, если не выбрать иное. %1</translation>
    </message>
</context>
<context>
    <name>sextant::FormNetwork</name>
    <message>
        <source>Proxy</source>
        <translation>Прокси</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Пределы</translation>
    </message>
    <message>
        <source>The system&apos;s</source>
        <translation>Системный</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Нет</translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>SOCKS 5</source>
        <translation>SOCKS 5</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>не указано</translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation>&amp;Прокси</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>&amp;Узел</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>П&amp;орт</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>П&amp;ользователь</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>Паро&amp;ль</translation>
    </message>
    <message>
        <source> s</source>
        <translation> с</translation>
    </message>
    <message>
        <source>Co&amp;nnecting takes at most</source>
        <translation>По&amp;дключение не дольше</translation>
    </message>
    <message>
        <source>&amp;Silence ends an attempt after</source>
        <translation>Пре&amp;рывать попытку после молчания</translation>
    </message>
    <message>
        <source>&amp;Attempts of a read</source>
        <translation>Попыток &amp;чтения</translation>
    </message>
    <message>
        <source>&amp;First wait between attempts</source>
        <translation>Первая па&amp;уза между попытками</translation>
    </message>
    <message>
        <source>&amp;Longest wait</source>
        <translation>Наи&amp;большая пауза</translation>
    </message>
    <message>
        <source>Name the proxy&apos;s host and port, or use another proxy.</source>
        <translation>Укажите узел и порт прокси или выберите другой прокси.</translation>
    </message>
</context>
<context>
    <name>sextant::FormSsh</name>
    <message>
        <source>&amp;Use an SSH tunnel</source>
        <translation>&amp;Использовать туннель SSH</translation>
    </message>
    <message>
        <source>SSH key file</source>
        <translation>Файл ключа SSH</translation>
    </message>
    <message>
        <source>The address is then the one seen from the SSH server. Passwords are never asked for: keys come from the agent or the file, and the SSH server must be known already.</source>
        <translation>Адрес тогда — тот, что виден с сервера SSH. Пароли не запрашиваются: ключи берутся у агента или из файла, а сервер SSH должен быть уже известен.</translation>
    </message>
    <message>
        <source>ssh&apos;s own choice</source>
        <translation>по выбору ssh</translation>
    </message>
    <message>
        <source>&amp;Destination</source>
        <translation>&amp;Куда</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>&amp;Порт</translation>
    </message>
    <message>
        <source>&amp;Key file</source>
        <translation>&amp;Файл ключа</translation>
    </message>
    <message>
        <source>Name the tunnel&apos;s destination, or don&apos;t use a tunnel.</source>
        <translation>Укажите, куда ведёт туннель, или не используйте его.</translation>
    </message>
</context>
<context>
    <name>sextant::FormTls</name>
    <message>
        <source>Authority&apos;s certificate (PEM)</source>
        <translation>Сертификат центра (PEM)</translation>
    </message>
    <message>
        <source>Client certificate (PEM)</source>
        <translation>Сертификат клиента (PEM)</translation>
    </message>
    <message>
        <source>Key of the client certificate (PEM)</source>
        <translation>Ключ сертификата клиента (PEM)</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>&amp;Забыть</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>Trust certificates by their issuer again</source>
        <translation>Снова доверять сертификатам по издателю</translation>
    </message>
    <message>
        <source>A&amp;uthority&apos;s certificate (PEM)</source>
        <translation>Сертификат &amp;центра (PEM)</translation>
    </message>
    <message>
        <source>C&amp;lient certificate (PEM)</source>
        <translation>Сертификат к&amp;лиента (PEM)</translation>
    </message>
    <message>
        <source>Its &amp;key (PEM)</source>
        <translation>Его &amp;ключ (PEM)</translation>
    </message>
    <message>
        <source>&amp;Passphrase of the key</source>
        <translation>&amp;Пароль ключа</translation>
    </message>
    <message>
        <source>Trusted certificate</source>
        <translation>Доверенный сертификат</translation>
    </message>
    <message>
        <source>Any that an authority trusted here has issued</source>
        <translation>Любой, выданный доверенным здесь центром</translation>
    </message>
    <message>
        <source>Only the one with this SHA-256 fingerprint: %1</source>
        <translation>Только с этим отпечатком SHA-256: %1</translation>
    </message>
    <message>
        <source>A client certificate and its key belong together: name both files, or none.</source>
        <translation>Сертификат клиента и его ключ нужны вместе: укажите оба файла или ни одного.</translation>
    </message>
</context>
<context>
    <name>sextant::HeadersTable</name>
    <message>
        <source>Re&amp;move</source>
        <translation>&amp;Убрать</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>Заголовок</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Значение</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Секретный</translation>
    </message>
    <message>
        <source>Extra headers</source>
        <translation>Дополнительные заголовки</translation>
    </message>
    <message>
        <source>&amp;Add header</source>
        <translation>Добавить &amp;заголовок</translation>
    </message>
</context>
<context>
    <name>sextant::InfoPage</name>
    <message>
        <source>Info</source>
        <translation>Сведения</translation>
    </message>
    <message>
        <source>Copy All</source>
        <translation>Копировать всё</translation>
    </message>
    <message>
        <source>Copy everything on this page as text</source>
        <translation>Копировать всё с этой страницы как текст</translation>
    </message>
    <message>
        <source>Facts of the collection</source>
        <translation>Сведения о коллекции</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Статус</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Точки</translation>
    </message>
    <message>
        <source>Indexed vectors</source>
        <translation>Векторов в индексе</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>Сегменты</translation>
    </message>
    <message>
        <source>Quantization</source>
        <translation>Квантование</translation>
    </message>
    <message>
        <source>Aliases</source>
        <translation>Псевдонимы</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Предупреждения</translation>
    </message>
    <message>
        <source>Vectors</source>
        <translation>Векторы</translation>
    </message>
    <message>
        <source>Vector</source>
        <translation>Вектор</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Метрика</translation>
    </message>
    <message>
        <source>Datatype</source>
        <translation>Тип данных</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Хранение</translation>
    </message>
    <message>
        <source>Payload indexes</source>
        <translation>Индексы payload</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Поле</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Индекс</translation>
    </message>
    <message>
        <source>Points covered</source>
        <translation>Охвачено точек</translation>
    </message>
    <message>
        <source>Serves</source>
        <translation>Для чего</translation>
    </message>
    <message>
        <source>Raw JSON</source>
        <translation>Исходный JSON</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>(the server&apos;s own estimate)</source>
        <translation>(оценка самого сервера)</translation>
    </message>
    <message>
        <source>the facts could not be read</source>
        <translation>сведения не прочитаны</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Загрузить</translation>
    </message>
    <message>
        <source>Stopped before the facts came.</source>
        <translation>Остановлено до прихода сведений.</translation>
    </message>
    <message>
        <source>could not be read</source>
        <translation>не удалось прочитать</translation>
    </message>
    <message>
        <source>%1 is an alias of %2; all its aliases: %3</source>
        <translation>%1 — псевдоним коллекции %2; все её псевдонимы: %3</translation>
    </message>
</context>
<context>
    <name>sextant::Inspector</name>
    <message>
        <source>Inspector</source>
        <translation>Инспектор</translation>
    </message>
    <message>
        <source>A write still runs: how it ends would not be seen.</source>
        <translation>Запись ещё идёт: чем она кончится, вы не увидите.</translation>
    </message>
    <message>
        <source>Unsaved changes would be discarded.</source>
        <translation>Несохранённые изменения будут отброшены.</translation>
    </message>
    <message>
        <source>loading the point</source>
        <translation>загрузка точки</translation>
    </message>
    <message>
        <source>Loading point %1…</source>
        <translation>Загрузка точки %1…</translation>
    </message>
    <message>
        <source>Point %1 was not loaded. Refresh to load it.</source>
        <translation>Точка %1 не загружена. Обновите, чтобы загрузить её.</translation>
    </message>
    <message>
        <source>Choose a row to see its point.</source>
        <translation>Выберите строку, чтобы увидеть её точку.</translation>
    </message>
    <message>
        <source>Open a collection and choose a row to see its point.</source>
        <translation>Откройте коллекцию и выберите строку, чтобы увидеть её точку.</translation>
    </message>
</context>
<context>
    <name>sextant::InspectorHeader</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Copy Id</source>
        <translation>Копировать id</translation>
    </message>
    <message>
        <source>Copy the id</source>
        <translation>Копировать id</translation>
    </message>
    <message>
        <source>Update Payload</source>
        <translation>Изменить payload</translation>
    </message>
    <message>
        <source>Edit the payload; vectors stay</source>
        <translation>Изменить payload; векторы остаются</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Вернуть</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Сохранить…</translation>
    </message>
    <message>
        <source>Review the changes and save</source>
        <translation>Просмотреть изменения и сохранить</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Отбросить</translation>
    </message>
    <message>
        <source>Discard the changes; can be undone</source>
        <translation>Отбросить изменения; можно отменить</translation>
    </message>
    <message>
        <source>Create Point…</source>
        <translation>Создать точку…</translation>
    </message>
    <message>
        <source>Create a point</source>
        <translation>Создать точку</translation>
    </message>
    <message>
        <source>Replace Point…</source>
        <translation>Заменить точку…</translation>
    </message>
    <message>
        <source>Replace the whole point: vectors and payload</source>
        <translation>Заменить точку целиком: векторы и payload</translation>
    </message>
    <message>
        <source>Delete Point…</source>
        <translation>Удалить точку…</translation>
    </message>
    <message>
        <source>Delete the point</source>
        <translation>Удалить точку</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Отменить: %1</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>Вернуть: %1</translation>
    </message>
    <message>
        <source>Point %1</source>
        <translation>Точка %1</translation>
    </message>
    <message>
        <source>No point chosen</source>
        <translation>Точка не выбрана</translation>
    </message>
    <message>
        <source>%1 (unsaved changes)</source>
        <translation>%1 (есть несохранённое)</translation>
    </message>
    <message>
        <source>%1 (read-only connection)</source>
        <translation>%1 (только чтение)</translation>
    </message>
    <message>
        <source>Unsaved changes also in: %1</source>
        <translation>Несохранённое есть и в: %1</translation>
    </message>
    <message>
        <source>Save or discard the changes first: replacing the point would throw them away</source>
        <translation>Сначала сохраните или отбросьте изменения: при замене точки они пропадут</translation>
    </message>
</context>
<context>
    <name>sextant::KeyPrompt</name>
    <message>
        <source>Keep it &amp;for this run</source>
        <translation>Хранить &amp;до конца запуска</translation>
    </message>
    <message>
        <source>Key for %1</source>
        <translation>Ключ для %1</translation>
    </message>
    <message>
        <source>“%1” needs its key.</source>
        <translation>Для «%1» нужен ключ.</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>&amp;Подключиться</translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation>&amp;Ключ</translation>
    </message>
</context>
<context>
    <name>sextant::MainWindow</name>
    <message>
        <source>Connections</source>
        <translation>Подключения</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Инспектор</translation>
    </message>
    <message>
        <source>Request Log</source>
        <translation>Журнал запросов</translation>
    </message>
    <message>
        <source>%1 – %2 – Sextant</source>
        <comment>collection – server</comment>
        <translation>%1 – %2 – Sextant</translation>
    </message>
    <message>
        <source>Disconnect? %1</source>
        <translation>Отключиться? %1</translation>
    </message>
    <message>
        <source>Close %1? %2</source>
        <translation>Закрыть %1? %2</translation>
    </message>
    <message>
        <source>Continue Anyway</source>
        <translation>Всё равно продолжить</translation>
    </message>
    <message>
        <source>Quit? %1</source>
        <translation>Выйти? %1</translation>
    </message>
</context>
<context>
    <name>sextant::PayloadPane</name>
    <message>
        <source>%1 appears twice: only the last one would be kept</source>
        <translation>%1 встречается дважды: останется только последнее</translation>
    </message>
    <message>
        <source>%1 is beyond 64 bits: the server would round it to a float</source>
        <translation>%1 не помещается в 64 бита: сервер округлит до float</translation>
    </message>
    <message>
        <source>%1 is nested deeper than the server takes</source>
        <translation>%1: вложенность глубже, чем принимает сервер</translation>
    </message>
    <message>
        <source>Payload views</source>
        <translation>Виды payload</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>Дерево</translation>
    </message>
    <message>
        <source>Payload text</source>
        <translation>Текст payload</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Текст</translation>
    </message>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation>Строка %1, столбец %2: %3</translation>
    </message>
    <message>
        <source>Lines of more than %L1 characters are cut here and the text can&apos;t be edited; the tree has them whole.</source>
        <translation>Строки длиннее %L1 символов здесь обрезаны, и текст нельзя править; в дереве они целиком.</translation>
    </message>
</context>
<context>
    <name>sextant::PayloadTableModel</name>
    <message>
        <source>%1, positive example</source>
        <translation>%1, положительный пример</translation>
    </message>
    <message>
        <source>%1, negative example</source>
        <translation>%1, отрицательный пример</translation>
    </message>
    <message>
        <source>payload</source>
        <translation>payload</translation>
    </message>
</context>
<context>
    <name>sextant::PayloadTree</name>
    <message>
        <source>Payload tree</source>
        <translation>Дерево payload</translation>
    </message>
    <message>
        <source>Add Field</source>
        <translation>Добавить поле</translation>
    </message>
    <message>
        <source>Remove Field</source>
        <translation>Удалить поле</translation>
    </message>
    <message>
        <source>Move Up</source>
        <translation>Переместить вверх</translation>
    </message>
    <message>
        <source>Move Down</source>
        <translation>Переместить вниз</translation>
    </message>
    <message>
        <source>Copy Value</source>
        <translation>Копировать значение</translation>
    </message>
    <message>
        <source>field</source>
        <comment>name of a new payload field</comment>
        <translation>field</translation>
    </message>
    <message>
        <source>field%1</source>
        <comment>name of a new payload field</comment>
        <translation>field%1</translation>
    </message>
    <message>
        <source>Fields can be changed after Update Payload (Ctrl+E).</source>
        <translation>Поля можно менять после «Изменить payload» (Ctrl+E).</translation>
    </message>
</context>
<context>
    <name>sextant::PayloadTreeModel</name>
    <message>
        <source>null</source>
        <translation>null</translation>
    </message>
    <message>
        <source>bool</source>
        <translation>bool</translation>
    </message>
    <message>
        <source>integer</source>
        <translation>целое</translation>
    </message>
    <message>
        <source>float</source>
        <translation>дробное</translation>
    </message>
    <message>
        <source>string</source>
        <translation>строка</translation>
    </message>
    <message>
        <source>array</source>
        <translation>массив</translation>
    </message>
    <message>
        <source>object</source>
        <translation>объект</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s)</source>
        <translation>
            <numerusform>%n поле</numerusform>
            <numerusform>%n поля</numerusform>
            <numerusform>%n полей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n element(s)</source>
        <translation>
            <numerusform>%n элемент</numerusform>
            <numerusform>%n элемента</numerusform>
            <numerusform>%n элементов</numerusform>
        </translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Поле</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Значение</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Тип</translation>
    </message>
    <message>
        <source>There is a field %1 already.</source>
        <translation>Поле %1 уже есть.</translation>
    </message>
    <message>
        <source>“%1” is no %2; the value stays as it was. To change the type, choose another in the Type column.</source>
        <translation>«%1» — не %2; значение осталось прежним. Чтобы сменить тип, выберите другой в столбце «Тип».</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>изменение %1</translation>
    </message>
    <message>
        <source>Change the type of %1</source>
        <translation>смена типа %1</translation>
    </message>
</context>
<context>
    <name>sextant::PointActions</name>
    <message>
        <source>Delete points</source>
        <translation>Удаление точек</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n point(s) from %1?</source>
        <translation>
            <numerusform>Удалить %n точку из %1?</numerusform>
            <numerusform>Удалить %n точки из %1?</numerusform>
            <numerusform>Удалить %n точек из %1?</numerusform>
        </translation>
    </message>
    <message>
        <source>Vectors and payload go with them: %1</source>
        <translation>Вместе с векторами и payload: %1</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n point(s) from %1</source>
        <translation>
            <numerusform>Удалить %n точку из %1</numerusform>
            <numerusform>Удалить %n точки из %1</numerusform>
            <numerusform>Удалить %n точек из %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleting %n point(s)…</source>
        <translation>
            <numerusform>Удаление %n точки…</numerusform>
            <numerusform>Удаление %n точек…</numerusform>
            <numerusform>Удаление %n точек…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) deleted.</source>
        <translation>
            <numerusform>Удалена %n точка.</numerusform>
            <numerusform>Удалены %n точки.</numerusform>
            <numerusform>Удалено %n точек.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server accepted the deletion, but %n point(s) are still there.</source>
        <translation>
            <numerusform>Сервер принял удаление, но %n точка ещё есть.</numerusform>
            <numerusform>Сервер принял удаление, но %n точки ещё есть.</numerusform>
            <numerusform>Сервер принял удаление, но %n точек ещё есть.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server has taken the deletion but not yet applied it to %n point(s).</source>
        <translation>
            <numerusform>Сервер принял удаление, но к %n точке ещё не применил.</numerusform>
            <numerusform>Сервер принял удаление, но к %n точкам ещё не применил.</numerusform>
            <numerusform>Сервер принял удаление, но к %n точкам ещё не применил.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was deleted.</source>
        <translation>Ничего не удалено.</translation>
    </message>
    <message>
        <source>No answer came to the write, and reading back doesn&apos;t show it. It may yet be applied.</source>
        <translation>Ответа на запись не было, и при перечитывании её не видно. Она ещё может быть применена.</translation>
    </message>
    <message>
        <source>The write was sent, but could not be checked by reading back: whether it was carried out is not known.</source>
        <translation>Запись отправлена, но проверить её перечитыванием не удалось: выполнена ли она, неизвестно.</translation>
    </message>
    <message>
        <source>You stopped waiting for a write that was sent already: whether it was carried out is not known.</source>
        <translation>Вы прервали ожидание уже отправленной записи: выполнена ли она, неизвестно.</translation>
    </message>
    <message numerus="yes">
        <source>The server broke off: %n point(s) are still there, the others are deleted.</source>
        <translation>
            <numerusform>Сервер прервал работу: осталась %n точка, прочие удалены.</numerusform>
            <numerusform>Сервер прервал работу: остались %n точки, прочие удалены.</numerusform>
            <numerusform>Сервер прервал работу: осталось %n точек, прочие удалены.</numerusform>
        </translation>
    </message>
    <message>
        <source>Point %1 was created.</source>
        <translation>Точка %1 создана.</translation>
    </message>
    <message>
        <source>Point %1 was replaced.</source>
        <translation>Точка %1 заменена.</translation>
    </message>
    <message>
        <source>A point %1 exists already. It was not touched: choose another id, or open that point and replace it.</source>
        <translation>Точка %1 уже есть, она не тронута. Выберите другой id или откройте ту точку и замените её.</translation>
    </message>
    <message>
        <source>Point %1 is gone. Nothing was written.</source>
        <translation>Точки %1 больше нет. Ничего не записано.</translation>
    </message>
    <message>
        <source>Point %1 was changed by another writer meanwhile. Nothing was written; what would vanish is compared with the new state now.</source>
        <translation>Точку %1 тем временем изменил другой клиент. Ничего не записано; теперь сравнение идёт с новым состоянием.</translation>
    </message>
    <message>
        <source>The server accepted the point %1, but it is as it was.</source>
        <translation>Сервер принял точку %1, но она осталась прежней.</translation>
    </message>
    <message>
        <source>The server accepted the point %1, but reading it back shows something else: another writer changed it.</source>
        <translation>Сервер принял точку %1, но при перечитывании она иная: её изменил другой клиент.</translation>
    </message>
    <message>
        <source>The server has taken the point %1 but not yet applied it.</source>
        <translation>Сервер принял точку %1, но ещё не применил запись.</translation>
    </message>
    <message>
        <source>Point %1 was not written.</source>
        <translation>Точка %1 не записана.</translation>
    </message>
    <message>
        <source>Stop Waiting</source>
        <translation>Прервать ожидание</translation>
    </message>
    <message>
        <source>writing points</source>
        <translation>запись точек</translation>
    </message>
    <message>
        <source>Not begun: another write to points of this collection still runs.</source>
        <translation>Не начато: в этой коллекции ещё идёт другая запись точек.</translation>
    </message>
    <message>
        <source>Writing point %1…</source>
        <translation>Запись точки %1…</translation>
    </message>
    <message>
        <source>The change was not confirmed. Nothing was sent.</source>
        <translation>Изменение не подтверждено. Ничего не отправлено.</translation>
    </message>
</context>
<context>
    <name>sextant::PointDialog</name>
    <message>
        <source>(unnamed)</source>
        <translation>(без имени)</translation>
    </message>
    <message>
        <source>{&quot;indices&quot;:[…],&quot;values&quot;:[…]}; empty = no such vector</source>
        <translation>{&quot;indices&quot;:[…],&quot;values&quot;:[…]}; пусто = нет этого вектора</translation>
    </message>
    <message numerus="yes">
        <source>rows of %n number(s): [[…],[…]]</source>
        <translation>
            <numerusform>строки по %n числу: [[…],[…]]</numerusform>
            <numerusform>строки по %n числа: [[…],[…]]</numerusform>
            <numerusform>строки по %n чисел: [[…],[…]]</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n number(s): […]</source>
        <translation>
            <numerusform>%n число: […]</numerusform>
            <numerusform>%n числа: […]</numerusform>
            <numerusform>%n чисел: […]</numerusform>
        </translation>
    </message>
    <message>
        <source>The id is an unsigned integer up to 18446744073709551615, or a UUID.</source>
        <translation>Id — целое без знака до 18446744073709551615 или UUID.</translation>
    </message>
    <message>
        <source>Vector %1 can&apos;t be read: %2</source>
        <translation>Вектор %1 не читается: %2</translation>
    </message>
    <message>
        <source>Vector %1 must be a %2 vector.</source>
        <translation>Вектор %1 должен быть вида %2.</translation>
    </message>
    <message>
        <source>Vector %1: %2 numbers expected, %3 given.</source>
        <translation>Вектор %1: ожидалось чисел %2, дано %3.</translation>
    </message>
    <message>
        <source>The collection has no vector %1.</source>
        <translation>В коллекции нет вектора %1.</translation>
    </message>
    <message>
        <source>Payload, line %1, column %2: %3</source>
        <translation>Payload, строка %1, столбец %2: %3</translation>
    </message>
    <message>
        <source>Replace point</source>
        <translation>Замена точки</translation>
    </message>
    <message>
        <source>Create point</source>
        <translation>Создание точки</translation>
    </message>
    <message>
        <source>&amp;Id:</source>
        <translation>&amp;Id:</translation>
    </message>
    <message>
        <source>Random &amp;UUID</source>
        <translation>Случайный &amp;UUID</translation>
    </message>
    <message>
        <source>&amp;Payload:</source>
        <translation>&amp;Payload:</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Payload</translation>
    </message>
    <message>
        <source>Vector %1</source>
        <translation>Вектор %1</translation>
    </message>
    <message>
        <source>Vector %1:</source>
        <translation>Вектор %1:</translation>
    </message>
    <message>
        <source>&amp;Replace Point</source>
        <translation>&amp;Заменить точку</translation>
    </message>
    <message>
        <source>&amp;Create Point</source>
        <translation>&amp;Создать точку</translation>
    </message>
    <message>
        <source>Vectors that vanish: %1</source>
        <translation>Исчезнут векторы: %1</translation>
    </message>
    <message>
        <source>Fields that vanish: %1</source>
        <translation>Исчезнут поля: %1</translation>
    </message>
    <message>
        <source>Replaces the whole point; no vector and no field vanishes.</source>
        <translation>Заменяет точку целиком; ни один вектор и ни одно поле не исчезнут.</translation>
    </message>
    <message>
        <source>The point is read again just before, and the server compares its fields once more as it writes; it can&apos;t compare vectors, arrays and new fields: a change another writer makes to them in this very moment would be lost.</source>
        <translation>Перед записью точка читается заново, и при записи сервер ещё раз сравнивает её поля; векторы, массивы и новые поля он сравнить не может: изменение, которое другой клиент внесёт в них в этот самый миг, пропадёт.</translation>
    </message>
    <message>
        <source>The point is read again just before, but this server can&apos;t compare as it writes: a change another writer makes in this very moment would be lost.</source>
        <translation>Перед записью точка читается заново, но этот сервер не умеет сравнивать при записи: изменение, которое другой клиент внесёт в этот самый миг, пропадёт.</translation>
    </message>
    <message>
        <source>Writing… Closing this window doesn&apos;t stop it.</source>
        <translation>Идёт запись… Закрытие этого окна её не остановит.</translation>
    </message>
    <message>
        <source>Another write to points of this collection still runs: try again when it has ended.</source>
        <translation>В этой коллекции ещё идёт другая запись точек: попробуйте снова, когда она кончится.</translation>
    </message>
</context>
<context>
    <name>sextant::PointEdit</name>
    <message>
        <source>Type</source>
        <translation>ввод</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>добавление %1</translation>
    </message>
    <message>
        <source>Add element</source>
        <translation>добавление элемента</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>удаление %1</translation>
    </message>
    <message>
        <source>Rename to %1</source>
        <translation>переименование в %1</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>перемещение %1</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>сброс изменений</translation>
    </message>
    <message>
        <source>Take over the server&apos;s state</source>
        <translation>состояние с сервера</translation>
    </message>
</context>
<context>
    <name>sextant::PointPanes</name>
    <message>
        <source>Point views</source>
        <translation>Виды точки</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Payload</translation>
    </message>
    <message>
        <source>Reader</source>
        <translation>Чтение</translation>
    </message>
    <message>
        <source>Vectors</source>
        <translation>Векторы</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
</context>
<context>
    <name>sextant::PointsIdHeader</name>
    <message>
        <source>Point ids</source>
        <translation>Id точек</translation>
    </message>
</context>
<context>
    <name>sextant::PointsTable</name>
    <message>
        <source>Points</source>
        <translation>Точки</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Поля</translation>
    </message>
    <message>
        <source>Cell menu</source>
        <translation>Меню ячейки</translation>
    </message>
    <message>
        <source>Find similar</source>
        <translation>Найти похожие</translation>
    </message>
    <message>
        <source>Positive example	+</source>
        <translation>Положительный пример	+</translation>
    </message>
    <message>
        <source>Negative example	−</source>
        <translation>Отрицательный пример	−</translation>
    </message>
    <message>
        <source>%1 is not filterable: no path can name this key</source>
        <translation>%1: фильтр невозможен, ключ не записать путём</translation>
    </message>
    <message>
        <source>Filter: %1 is %2 (sent as a range)</source>
        <translation>Фильтр: %1 равно %2 (как диапазон)</translation>
    </message>
    <message>
        <source>Filter: %1 is %2</source>
        <translation>Фильтр: %1 равно %2</translation>
    </message>
    <message>
        <source>Filter: %1 is not %2 (also points without the field)</source>
        <translation>Фильтр: %1 не равно %2 (и точки без поля)</translation>
    </message>
    <message>
        <source>Filter: %1 &lt; %2</source>
        <translation>Фильтр: %1 &lt; %2</translation>
    </message>
    <message>
        <source>Filter: %1 &gt; %2</source>
        <translation>Фильтр: %1 &gt; %2</translation>
    </message>
    <message>
        <source>Filter: %1 is null</source>
        <translation>Фильтр: %1 — null</translation>
    </message>
    <message>
        <source>Filter: %1 is empty (missing, null or [])</source>
        <translation>Фильтр: %1 пусто (поля нет, null или [])</translation>
    </message>
    <message>
        <source>%1: not filterable</source>
        <translation>%1: фильтр невозможен</translation>
    </message>
    <message>
        <source>Floats have no equality in Qdrant: “%1 is %2” is sent as %2 ≤ %1 ≤ %2.</source>
        <translation>Для дробных чисел в Qdrant нет равенства: «%1 равно %2» отправляется как %2 ≤ %1 ≤ %2.</translation>
    </message>
    <message>
        <source>Copy cell</source>
        <translation>Копировать ячейку</translation>
    </message>
    <message>
        <source>Copy rows as TSV</source>
        <translation>Копировать строки как TSV</translation>
    </message>
    <message>
        <source>Copy rows as JSON</source>
        <translation>Копировать строки как JSON</translation>
    </message>
    <message>
        <source>Copy rows as JSON Lines</source>
        <translation>Копировать строки как JSON Lines</translation>
    </message>
    <message>
        <source>Copy ids</source>
        <translation>Копировать id</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) are selected: mark at most %1 at once.</source>
        <translation>
            <numerusform>Выделена %n строка: за раз отмечается не более %1.</numerusform>
            <numerusform>Выделены %n строки: за раз отмечается не более %1.</numerusform>
            <numerusform>Выделено %n строк: за раз отмечается не более %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sort by %1, ascending</source>
        <translation>Сортировать по %1, по возрастанию</translation>
    </message>
    <message>
        <source>Sort by %1, descending</source>
        <translation>Сортировать по %1, по убыванию</translation>
    </message>
    <message>
        <source>Unsorted</source>
        <translation>Без сортировки</translation>
    </message>
</context>
<context>
    <name>sextant::QueryControls</name>
    <message>
        <source>(unnamed)</source>
        <translation>(без имени)</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>Which vector of the points is compared</source>
        <translation>Какой вектор точек сравнивается</translation>
    </message>
    <message>
        <source>&amp;using</source>
        <translation>&amp;using</translation>
    </message>
    <message>
        <source>limit</source>
        <translation>limit</translation>
    </message>
    <message>
        <source>&amp;limit</source>
        <translation>&amp;limit</translation>
    </message>
    <message>
        <source>How many of the best points to skip</source>
        <translation>Сколько лучших точек пропустить</translation>
    </message>
    <message>
        <source>offset</source>
        <translation>offset</translation>
    </message>
    <message>
        <source>&amp;offset</source>
        <translation>&amp;offset</translation>
    </message>
    <message>
        <source>&amp;exact</source>
        <translation>&amp;exact</translation>
    </message>
    <message>
        <source>Compare with every point instead of asking the index</source>
        <translation>Сравнить с каждой точкой, минуя индекс</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>В&amp;ыполнить</translation>
    </message>
    <message>
        <source>Ask the server (Ctrl+Enter)</source>
        <translation>Отправить запрос (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Score threshold</source>
        <translation>Порог оценки (score)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>scores &amp;above</source>
        <translation>&amp;оценка выше</translation>
    </message>
    <message>
        <source>&amp;strategy</source>
        <translation>стр&amp;атегия</translation>
    </message>
    <message>
        <source>%1 · sparse</source>
        <translation>%1 · разреженный</translation>
    </message>
    <message>
        <source>Keeps only scores above this one; larger is better here.</source>
        <translation>Оставляет только оценки выше этой; здесь больше — лучше.</translation>
    </message>
    <message>
        <source>scores &amp;below</source>
        <translation>&amp;оценка ниже</translation>
    </message>
    <message>
        <source>Keeps only scores below this one; smaller is better here.</source>
        <translation>Оставляет только оценки ниже этой; здесь меньше — лучше.</translation>
    </message>
    <message>
        <source>threshold &amp;off</source>
        <translation>п&amp;орог отключён</translation>
    </message>
    <message>
        <source>With this strategy larger scores are better, but on a distance metric the server would keep the smaller ones. So no threshold is sent.</source>
        <translation>При этой стратегии лучше бо́льшие оценки, но на метрике расстояния сервер оставил бы меньшие. Поэтому порог не отправляется.</translation>
    </message>
    <message>
        <source>average_vector: nearest to the mean of the positives, moved away from the mean of the negatives. Needs a positive.</source>
        <translation>average_vector: ближайшие к среднему положительных, со сдвигом от среднего отрицательных. Нужен положительный пример.</translation>
    </message>
    <message>
        <source>best_score: each point is judged by the example it is most like; positives lift it, negatives sink it. Larger scores are better on every metric.</source>
        <translation>best_score: точка оценивается по самому похожему примеру; положительные поднимают её, отрицательные опускают. На любой метрике больше — лучше.</translation>
    </message>
    <message>
        <source>sum_scores: likeness to all positives, less likeness to all negatives. Larger scores are better on every metric.</source>
        <translation>sum_scores: сходство со всеми положительными минус сходство со всеми отрицательными. На любой метрике больше — лучше.</translation>
    </message>
    <message>
        <source>sum_scores (needs Qdrant %1.%2)</source>
        <translation>sum_scores (нужен Qdrant %1.%2)</translation>
    </message>
    <message>
        <source>Run query</source>
        <translation>Выполнить запрос</translation>
    </message>
    <message>
        <source>thresh&amp;old</source>
        <translation>&amp;порог</translation>
    </message>
    <message>
        <source>Whether larger or smaller scores are better is known once the collection&apos;s facts are there.</source>
        <translation>Больше или меньше значит лучше, станет известно, когда придут сведения о коллекции.</translation>
    </message>
</context>
<context>
    <name>sextant::QueryTarget</name>
    <message>
        <source>point</source>
        <translation>точка</translation>
    </message>
    <message>
        <source>vector</source>
        <translation>вектор</translation>
    </message>
    <message>
        <source>id: an integer or a UUID</source>
        <translation>id: целое число или UUID</translation>
    </message>
    <message>
        <source>Point id to search by</source>
        <translation>Id точки для поиска</translation>
    </message>
    <message>
        <source>0.1, 0.2, …  or  [0.1, 0.2, …]  or  {&quot;indices&quot;: […], &quot;values&quot;: […]}</source>
        <translation>0.1, 0.2, …  или  [0.1, 0.2, …]  или  {&quot;indices&quot;: […], &quot;values&quot;: […]}</translation>
    </message>
    <message>
        <source>Vector to search by</source>
        <translation>Вектор для поиска</translation>
    </message>
    <message>
        <source>&amp;near to</source>
        <translation>&amp;близко к</translation>
    </message>
    <message numerus="yes">
        <source>%n number(s), fits</source>
        <translation>
            <numerusform>%n число, подходит</numerusform>
            <numerusform>%n числа, подходит</numerusform>
            <numerusform>%n чисел, подходит</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sextant::QueryTexts</name>
    <message>
        <source>(unnamed)</source>
        <translation>(без имени)</translation>
    </message>
    <message>
        <source>Paste a vector: JSON, or numbers with blanks or commas between.</source>
        <translation>Вставьте вектор: JSON или числа через пробел либо запятую.</translation>
    </message>
    <message>
        <source>position %1 is empty</source>
        <translation>позиция %1 пуста</translation>
    </message>
    <message>
        <source>position %1 is not a number: “%2”</source>
        <translation>в позиции %1 не число: «%2»</translation>
    </message>
    <message>
        <source>%1 expected, %2 given; %3</source>
        <translation>ожидалось %1, дано %2; %3</translation>
    </message>
    <message>
        <source>No valid JSON: %1</source>
        <translation>Недопустимый JSON: %1</translation>
    </message>
    <message>
        <source>Row %1 isn&apos;t a list of the same size as the first.</source>
        <translation>Строка %1 — не список той же длины, что и первая.</translation>
    </message>
    <message>
        <source>A sparse vector has as many values as indices, and each index once.</source>
        <translation>В разреженном векторе значений столько же, сколько индексов, и индексы не повторяются.</translation>
    </message>
    <message>
        <source>This collection has no vectors to search by.</source>
        <translation>В этой коллекции нет векторов для поиска.</translation>
    </message>
    <message>
        <source>The collection has no vector “%1”.</source>
        <translation>В коллекции нет вектора «%1».</translation>
    </message>
    <message>
        <source>Type a point id, paste a vector, or choose Find Similar on a row of any table.</source>
        <translation>Введите id точки, вставьте вектор или выберите «Найти похожие» в строке любой таблицы.</translation>
    </message>
    <message>
        <source>“%1” is no point id: an unsigned 64-bit integer or a UUID.</source>
        <translation>«%1» — не id точки: нужно 64-битное целое без знака или UUID.</translation>
    </message>
    <message>
        <source>%1 numbers expected for %3, %2 given</source>
        <translation>для %3 ожидалось чисел %1, дано %2</translation>
    </message>
    <message>
        <source>The vector “%1” is of another kind (dense, sparse or multi).</source>
        <translation>Вектор «%1» другого вида (плотный, разреженный или мульти).</translation>
    </message>
    <message>
        <source>Mark points with + or − in any table, or add them by id.</source>
        <translation>Отметьте точки клавишами + и − в любой таблице или добавьте по id.</translation>
    </message>
    <message>
        <source>average_vector needs a positive example: add one, or choose another strategy.</source>
        <translation>Для average_vector нужен положительный пример: добавьте его или выберите другую стратегию.</translation>
    </message>
    <message>
        <source>The threshold “%1” is no number.</source>
        <translation>Порог «%1» — не число.</translation>
    </message>
    <message>
        <source>Point %1 itself is left out of the results.</source>
        <translation>Сама точка %1 в результаты не входит.</translation>
    </message>
    <message numerus="yes">
        <source>The %n example(s) are left out of the results.</source>
        <translation>
            <numerusform>%n пример в результаты не входит.</numerusform>
            <numerusform>%n примера в результаты не входят.</numerusform>
            <numerusform>%n примеров в результаты не входят.</numerusform>
        </translation>
    </message>
    <message>
        <source>A JSON object is read as a sparse vector (indices, values), or as one vector under its name.</source>
        <translation>Объект JSON читается как разреженный вектор (indices, values) или как один вектор под своим именем.</translation>
    </message>
    <message>
        <source>sum_scores needs Qdrant %1.%2; this server is %3.</source>
        <translation>Для sum_scores нужен Qdrant %1.%2; этот сервер — %3.</translation>
    </message>
</context>
<context>
    <name>sextant::RawPane</name>
    <message>
        <source>&amp;Exact bytes</source>
        <translation>Точны&amp;е байты</translation>
    </message>
    <message>
        <source>Raw JSON</source>
        <translation>Исходный JSON</translation>
    </message>
    <message>
        <source>Copy JSON</source>
        <translation>Копировать JSON</translation>
    </message>
    <message>
        <source>Lines of more than %L1 characters are cut here; Copy JSON takes all.</source>
        <translation>Строки длиннее %L1 символов здесь обрезаны; «Копировать JSON» берёт всё.</translation>
    </message>
</context>
<context>
    <name>sextant::ReaderPane</name>
    <message>
        <source>&amp;Field:</source>
        <translation>Пол&amp;е:</translation>
    </message>
    <message>
        <source>Text of the field</source>
        <translation>Текст поля</translation>
    </message>
    <message>
        <source>This point has no texts.</source>
        <translation>У этой точки нет текстов.</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n characters)</source>
        <translation>
            <numerusform>%1 (%n символ)</numerusform>
            <numerusform>%1 (%n символа)</numerusform>
            <numerusform>%1 (%n символов)</numerusform>
        </translation>
    </message>
    <message>
        <source>Lines of more than %L1 characters are cut here.</source>
        <translation>Строки длиннее %L1 символов здесь обрезаны.</translation>
    </message>
</context>
<context>
    <name>sextant::RecommendPage</name>
    <message>
        <source>Recommend</source>
        <translation>Рекомендации</translation>
    </message>
    <message>
        <source>In any table, + marks a point as a positive example and − as a negative one; the same key takes the mark back. Results follow by themselves.</source>
        <translation>В любой таблице + отмечает точку как положительный пример, − как отрицательный; та же клавиша снимает отметку. Результаты обновятся сами.</translation>
    </message>
</context>
<context>
    <name>sextant::RequestLogModel</name>
    <message>
        <source>the body is cut here</source>
        <translation>тело обрезано</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>прерван</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>ошибка</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Время</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Сервер</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Метод</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Путь</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Статус</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>мс</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Байт</translation>
    </message>
    <message>
        <source>Try</source>
        <translation>Попытка</translation>
    </message>
</context>
<context>
    <name>sextant::RequestLogPane</name>
    <message>
        <source>Copy as curl</source>
        <translation>Копировать как curl</translation>
    </message>
    <message>
        <source>Copy the selected requests as curl commands; the key stays a variable</source>
        <translation>Копировать выбранные запросы как команды curl; ключ остаётся переменной</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Очистить</translation>
    </message>
    <message>
        <source>Request log</source>
        <translation>Журнал запросов</translation>
    </message>
</context>
<context>
    <name>sextant::ResultsModel</name>
    <message>
        <source>score %1</source>
        <translation>оценка %1</translation>
    </message>
    <message>
        <source>rank %1</source>
        <translation>место %1</translation>
    </message>
    <message>
        <source>rank</source>
        <translation>место</translation>
    </message>
    <message>
        <source>score</source>
        <translation>оценка</translation>
    </message>
    <message>
        <source>score (%1)</source>
        <translation>оценка (%1)</translation>
    </message>
</context>
<context>
    <name>sextant::ResultsView</name>
    <message>
        <source>Results</source>
        <translation>Результаты</translation>
    </message>
    <message>
        <source>These are the earlier results: the last query failed.</source>
        <translation>Это прежние результаты: последний запрос не удался.</translation>
    </message>
    <message>
        <source>These results answer an earlier query: Run asks again.</source>
        <translation>Это ответ на прежний запрос: нажмите «Выполнить».</translation>
    </message>
    <message>
        <source>No point fits.</source>
        <translation>Подходящих точек нет.</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s)</source>
        <translation>
            <numerusform>%n результат</numerusform>
            <numerusform>%n результата</numerusform>
            <numerusform>%n результатов</numerusform>
        </translation>
    </message>
    <message>
        <source> (of an earlier query)</source>
        <translation> (прежнего запроса)</translation>
    </message>
    <message>
        <source>These results answer an earlier query; asking again…</source>
        <translation>Это ответ на прежний запрос; запрашиваем снова…</translation>
    </message>
    <message>
        <source>Points were written since: ranks and scores are from before. Run asks again.</source>
        <translation>С тех пор точки менялись: места и оценки прежние. «Выполнить» запросит снова.</translation>
    </message>
</context>
<context>
    <name>sextant::ReviewDialog</name>
    <message>
        <source>added</source>
        <translation>добавлено</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>удалено</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>изменено</translation>
    </message>
    <message>
        <source>reordered</source>
        <translation>порядок</translation>
    </message>
    <message>
        <source>This rewrites the whole payload: setting a field to null alone would remove it.</source>
        <translation>Payload перезаписывается целиком: присвоение одному полю null удалило бы его.</translation>
    </message>
    <message>
        <source>This rewrites the whole payload: a key with a quote or a backslash can&apos;t be named in a smaller request.</source>
        <translation>Payload перезаписывается целиком: ключ с кавычкой или обратной чертой не назвать в меньшем запросе.</translation>
    </message>
    <message>
        <source>This rewrites the whole payload: the order of fields can&apos;t be changed by a smaller request.</source>
        <translation>Payload перезаписывается целиком: порядок полей меньшим запросом не изменить.</translation>
    </message>
    <message>
        <source>(absent)</source>
        <translation>(нет)</translation>
    </message>
    <message>
        <source>(payload)</source>
        <translation>(payload)</translation>
    </message>
    <message>
        <source>Review changes</source>
        <translation>Просмотр изменений</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) to point %1 of %2</source>
        <translation>
            <numerusform>%n изменение точки %1 в %2</numerusform>
            <numerusform>%n изменения точки %1 в %2</numerusform>
            <numerusform>%n изменений точки %1 в %2</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Сохранить</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Изменения</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Поле</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Изменение</translation>
    </message>
    <message>
        <source>Old</source>
        <translation>Было</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Станет</translation>
    </message>
    <message>
        <source>Guard</source>
        <translation>Защита</translation>
    </message>
    <message>
        <source>not guarded</source>
        <translation>без защиты</translation>
    </message>
    <message>
        <source>guarded</source>
        <translation>есть</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Запросы</translation>
    </message>
    <message>
        <source>Not guarded by the server: the point is read again just before, but a change another writer makes in this very moment would be lost.</source>
        <translation>Без защиты сервера: точка перечитывается прямо перед записью, но изменение, сделанное другим клиентом в этот самый момент, пропадёт.</translation>
    </message>
    <message>
        <source>Arrays: %1</source>
        <translation>Массивы: %1</translation>
    </message>
    <message>
        <source>Objects: %1</source>
        <translation>Объекты: %1</translation>
    </message>
    <message>
        <source>Integers beyond 63 bits: %1</source>
        <translation>Целые больше 63 бит: %1</translation>
    </message>
    <message>
        <source>Keys that have no path: %1</source>
        <translation>Ключи, которые нельзя назвать путём: %1</translation>
    </message>
    <message>
        <source>Floats under an index of integers: %1</source>
        <translation>Дробные числа под индексом целых: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 и ещё %n</numerusform>
            <numerusform>%1 и ещё %n</numerusform>
            <numerusform>%1 и ещё %n</numerusform>
        </translation>
    </message>
    <message>
        <source>A field that another writer adds in this very moment would be lost.</source>
        <translation>Поле, которое другой клиент добавит в этот самый миг, пропадёт.</translation>
    </message>
    <message>
        <source>The server can&apos;t compare these before it writes, so a change another writer makes to them in this very moment would be lost.</source>
        <translation>Их сервер перед записью сравнить не может, поэтому изменение, которое другой клиент внесёт в них в этот самый миг, пропадёт.</translation>
    </message>
    <message>
        <source>Nothing is written if another writer changed these fields meanwhile. (An array that holds the old value among others passes for it.)</source>
        <translation>Если тем временем эти поля изменил другой клиент, ничего не записывается. (Массив, в котором среди прочих есть старое значение, сойдёт за него.)</translation>
    </message>
</context>
<context>
    <name>sextant::SaveFlow</name>
    <message>
        <source>Check Again</source>
        <translation>Проверить снова</translation>
    </message>
    <message>
        <source>Save Again</source>
        <translation>Сохранить снова</translation>
    </message>
    <message>
        <source>Stop Saving</source>
        <translation>Остановить</translation>
    </message>
    <message>
        <source>The text has a fault: mend it before saving.</source>
        <translation>В тексте ошибка: исправьте её перед сохранением.</translation>
    </message>
    <message>
        <source>There is nothing to save.</source>
        <translation>Сохранять нечего.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Сохранение…</translation>
    </message>
    <message>
        <source>Saved, and read back from the server.</source>
        <translation>Сохранено и прочитано обратно с сервера.</translation>
    </message>
    <message>
        <source>Nothing to save: the server already has these values.</source>
        <translation>Сохранять нечего: эти значения уже на сервере.</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) not saved: another writer changed them too.</source>
        <translation>
            <numerusform>Не сохранено %n поле: его изменил и другой клиент.</numerusform>
            <numerusform>Не сохранены %n поля: их изменил и другой клиент.</numerusform>
            <numerusform>Не сохранено %n полей: их изменил и другой клиент.</numerusform>
        </translation>
    </message>
    <message>
        <source>This point was deleted by another writer. Your changes are kept here; nothing was saved.</source>
        <translation>Точку удалил другой клиент. Ваши изменения остались здесь; ничего не сохранено.</translation>
    </message>
    <message>
        <source>Part of the changes was saved; what is left failed.</source>
        <translation>Часть изменений сохранена, остальное не удалось.</translation>
    </message>
    <message>
        <source>Not saved.</source>
        <translation>Не сохранено.</translation>
    </message>
    <message>
        <source>No answer came to the write, and the point still has its old values. It may yet be applied: check again.</source>
        <translation>Ответа на запись нет, у точки прежние значения. Запись ещё может примениться: проверьте снова.</translation>
    </message>
    <message>
        <source>The server has taken the change but not yet applied it: check again.</source>
        <translation>Сервер принял изменение, но ещё не применил: проверьте снова.</translation>
    </message>
    <message>
        <source>Saving stopped before anything was sent.</source>
        <translation>Сохранение остановлено до отправки.</translation>
    </message>
    <message>
        <source>Review Without Guard…</source>
        <translation>Просмотреть без защиты…</translation>
    </message>
    <message>
        <source>Saved without the server&apos;s guard, and read back.</source>
        <translation>Сохранено без защиты сервера и прочитано обратно.</translation>
    </message>
    <message>
        <source>%1: %2 (sent: %3)</source>
        <translation>%1: %2 (отправлено: %3)</translation>
    </message>
    <message>
        <source>The server stored the nearest number it can read: %1</source>
        <translation>Сервер сохранил ближайшее число, которое умеет прочитать: %1</translation>
    </message>
    <message>
        <source>The server did not keep the order of the fields.</source>
        <translation>Порядок полей сервер не сохранил.</translation>
    </message>
    <message>
        <source>The write was sent, but the point could not be read back: whether it was saved is not known. Check again.</source>
        <translation>Запись отправлена, но перечитать точку не удалось: сохранено ли изменение, неизвестно. Проверьте ещё раз.</translation>
    </message>
    <message>
        <source>You stopped waiting for a write that was sent already: whether it was saved is not known. Check again.</source>
        <translation>Вы прервали ожидание уже отправленной записи: сохранено ли изменение, неизвестно. Проверьте ещё раз.</translation>
    </message>
    <message>
        <source>Not saved: this collection is strict and refuses the comparison by which other writers&apos; changes are protected. Change its limits or create the index it asks for, or save without that guard. The server says: %1</source>
        <translation>Не сохранено: коллекция в строгом режиме и отвергает сравнение, которое защищает чужие изменения. Измените её пределы, создайте нужный индекс или сохраните без этой защиты. Сервер сообщает: %1</translation>
    </message>
    <message>
        <source>The server accepted the request, but the fields did not change: its comparison with the old values failed, though nobody changed them. Save again, or without that guard.</source>
        <translation>Сервер принял запрос, но поля не изменились: сравнение со старыми значениями не сошлось, хотя никто их не менял. Сохраните ещё раз или без этой защиты.</translation>
    </message>
    <message>
        <source>Saving stopped: part of the changes was saved, the rest was not sent.</source>
        <translation>Сохранение прервано: часть изменений сохранена, остальное не отправлено.</translation>
    </message>
    <message>
        <source>Create It Again…</source>
        <translation>Создать снова…</translation>
    </message>
    <message>
        <source>saving the payload</source>
        <translation>сохранение payload</translation>
    </message>
    <message>
        <source>Point %1 is being saved: save this one when that has ended.</source>
        <translation>Сохраняется точка %1: сохраните эту, когда то закончится.</translation>
    </message>
    <message>
        <source>The changes are not the ones you reviewed any more: please review them again.</source>
        <translation>Изменения уже не те, что вы проверили: проверьте их снова.</translation>
    </message>
    <message>
        <source>Part of the changes was saved; the rest was not confirmed, and not sent.</source>
        <translation>Часть изменений сохранена; остальные не подтверждены и не отправлены.</translation>
    </message>
    <message>
        <source>Not saved: the change was not confirmed. Nothing was sent.</source>
        <translation>Не сохранено: изменение не подтверждено. Ничего не отправлено.</translation>
    </message>
</context>
<context>
    <name>sextant::ScoreDelegate</name>
    <message>
        <source>%1 … %2, larger is better</source>
        <translation>%1 … %2, больше — лучше</translation>
    </message>
    <message>
        <source>%1 … %2, smaller is better</source>
        <translation>%1 … %2, меньше — лучше</translation>
    </message>
</context>
<context>
    <name>sextant::SearchPage</name>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>Search for the points nearest to a point or a vector: type an id, paste a vector, or choose Find Similar on a row of any table.</source>
        <translation>Поиск точек, ближайших к точке или вектору: введите id, вставьте вектор или выберите «Найти похожие» в строке любой таблицы.</translation>
    </message>
</context>
<context>
    <name>sextant::StatusLine</name>
    <message>
        <source>Try Now</source>
        <translation>Повторить сейчас</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Нет подключения</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>нет подключения</translation>
    </message>
    <message>
        <source>connection lost</source>
        <translation>связь потеряна</translation>
    </message>
    <message>
        <source>server older than 1.10</source>
        <translation>сервер старше 1.10</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>Cancel waiting</source>
        <translation>Прекратить ожидание</translation>
    </message>
</context>
<context>
    <name>sextant::TestSteps</name>
    <message>
        <source>SSH tunnel</source>
        <translation>Туннель SSH</translation>
    </message>
    <message>
        <source>Look up the host</source>
        <translation>Поиск узла</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Соединение</translation>
    </message>
    <message>
        <source>Secure the connection (TLS)</source>
        <translation>Защита соединения (TLS)</translation>
    </message>
    <message>
        <source>Ask for the version</source>
        <translation>Запрос версии</translation>
    </message>
    <message>
        <source>Check the key</source>
        <translation>Проверка ключа</translation>
    </message>
    <message>
        <source>List the collections</source>
        <translation>Список коллекций</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Ожидает</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Выполняется</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Не удалось</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Пропущено</translation>
    </message>
    <message numerus="yes">
        <source>%n collections</source>
        <translation>
            <numerusform>%n коллекция</numerusform>
            <numerusform>%n коллекции</numerusform>
            <numerusform>%n коллекций</numerusform>
        </translation>
    </message>
    <message>
        <source>Qdrant %1</source>
        <translation>Qdrant %1</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Принят</translation>
    </message>
    <message>
        <source>T&amp;rust this certificate for this connection</source>
        <translation>&amp;Доверять этому сертификату для этого подключения</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Шаг</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Время</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Найдено</translation>
    </message>
    <message>
        <source>Result of the test</source>
        <translation>Результат проверки</translation>
    </message>
    <message>
        <source>Testing %1…</source>
        <translation>Проверяется %1…</translation>
    </message>
    <message>
        <source>%1 can be used.</source>
        <translation>%1 можно использовать.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be used yet.</source>
        <translation>%1 пока нельзя использовать.</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 мс</translation>
    </message>
    <message>
        <source>The server says: %1</source>
        <translation>Сервер сообщает: %1</translation>
    </message>
</context>
<context>
    <name>sextant::VectorSparkline</name>
    <message>
        <source>Vector drawing</source>
        <translation>График вектора</translation>
    </message>
</context>
<context>
    <name>sextant::VectorView</name>
    <message>
        <source>dense</source>
        <translation>плотный</translation>
    </message>
    <message>
        <source>sparse</source>
        <translation>разреженный</translation>
    </message>
    <message numerus="yes">
        <source>multi, %n row(s)</source>
        <translation>
            <numerusform>мульти, %n строка</numerusform>
            <numerusform>мульти, %n строки</numerusform>
            <numerusform>мульти, %n строк</numerusform>
        </translation>
    </message>
    <message>
        <source>(unnamed)</source>
        <translation>(без имени)</translation>
    </message>
    <message>
        <source>Vector %1, %2, size %3, norm %4, from %5 to %6</source>
        <translation>Вектор %1, %2, размер %3, норма %4, от %5 до %6</translation>
    </message>
    <message>
        <source>Copy Vector as JSON</source>
        <translation>Копировать вектор как JSON</translation>
    </message>
    <message>
        <source>Vectors</source>
        <translation>Векторы</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>Norm</source>
        <translation>Норма</translation>
    </message>
    <message>
        <source>Min</source>
        <translation>Мин.</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>Макс.</translation>
    </message>
    <message>
        <source>These vectors can&apos;t be read: %1</source>
        <translation>Эти векторы не читаются: %1</translation>
    </message>
    <message>
        <source>This point has no vectors.</source>
        <translation>У этой точки нет векторов.</translation>
    </message>
</context>
<context>
    <name>sextant::WelcomePage</name>
    <message>
        <source>Explore Qdrant collections</source>
        <translation>Обзор коллекций Qdrant</translation>
    </message>
    <message>
        <source>Connect to a server, or look around in the demo: nothing is installed and nothing leaves this computer.</source>
        <translation>Подключитесь к серверу или осмотритесь в демо: ничего не устанавливается и ничего не уходит с этого компьютера.</translation>
    </message>
    <message>
        <source>Explore the demo</source>
        <translation>Открыть демо</translation>
    </message>
    <message>
        <source>Three collections in local mode, without a server</source>
        <translation>Три коллекции в локальном режиме, без сервера</translation>
    </message>
    <message>
        <source>Connect to a server</source>
        <translation>Подключиться к серверу</translation>
    </message>
    <message>
        <source>An address, a URL or a link to the dashboard</source>
        <translation>Адрес, URL или ссылка на dashboard</translation>
    </message>
    <message>
        <source>Qdrant %1 answers here</source>
        <translation>Здесь отвечает Qdrant %1</translation>
    </message>
    <message numerus="yes">
        <source>%n collections</source>
        <translation>
            <numerusform>%n коллекция</numerusform>
            <numerusform>%n коллекции</numerusform>
            <numerusform>%n коллекций</numerusform>
        </translation>
    </message>
    <message>
        <source>Used before</source>
        <translation>Недавние</translation>
    </message>
    <message>
        <source>Choose a collection in the list on the left.</source>
        <translation>Выберите коллекцию в списке слева.</translation>
    </message>
    <message>
        <source>No answer: %1</source>
        <translation>Нет ответа: %1</translation>
    </message>
    <message>
        <source>This server has no collections yet, or none that your key may see. Refresh (F5) looks again.</source>
        <translation>На этом сервере пока нет коллекций или ваш ключ их не видит. «Обновить» (F5) посмотрит снова.</translation>
    </message>
</context>
</TS>

# Воронка: что проходит от этапа к этапу, что приносит продажа, почему проигрываем.

funnel-page = Воронка
funnel-answer-none = Воронку считать пока не на чем
funnel-answer-nobody = За этот период ни у кого не было времени дойти до продажи
funnel-answer-early = Судить рано: дойти до продажи успели бы { $entered } из { $all }
funnel-answer-lead = { $entered ->
    [one] Из { $entered } лида { $passed ->
        [one] продажей стал { $passed }
        [few] продажами стали { $passed }
       *[many] продажами стало { $passed }
    }
   *[many] Из { $entered } лидов { $passed ->
        [one] продажей стал { $passed }
        [few] продажами стали { $passed }
       *[many] продажами стало { $passed }
    }
}
funnel-answer-qualified = { $entered ->
    [one] Из { $entered } потенциального клиента { $passed ->
        [one] купил { $passed }
        [few] купили { $passed }
       *[many] купило { $passed }
    }
   *[many] Из { $entered } потенциальных клиентов { $passed ->
        [one] купил { $passed }
        [few] купили { $passed }
       *[many] купило { $passed }
    }
}
funnel-answer-meeting = { $entered ->
    [one] Из { $entered } встречи { $passed ->
        [one] продажей закончилась { $passed }
        [few] продажами закончились { $passed }
       *[many] продажами закончилось { $passed }
    }
   *[many] Из { $entered } встреч { $passed ->
        [one] продажей закончилась { $passed }
        [few] продажами закончились { $passed }
       *[many] продажами закончилось { $passed }
    }
}
funnel-answer-quote = { $entered ->
    [one] Из { $entered } КП { $passed ->
        [one] продажей закончилось { $passed }
        [few] продажами закончились { $passed }
       *[many] продажами закончилось { $passed }
    }
   *[many] Из { $entered } КП { $passed ->
        [one] продажей закончилось { $passed }
        [few] продажами закончились { $passed }
       *[many] продажами закончилось { $passed }
    }
}
funnel-answer-contract = { $entered ->
    [one] Из { $entered } договора { $passed ->
        [one] продажей закончился { $passed }
        [few] продажами закончились { $passed }
       *[many] продажами закончилось { $passed }
    }
   *[many] Из { $entered } договоров { $passed ->
        [one] продажей закончился { $passed }
        [few] продажами закончились { $passed }
       *[many] продажами закончилось { $passed }
    }
}
funnel-lead = { $share }: скорее всего { $likely }, в 19 случаях из 20 — { $interval }. Считаем только тех, у кого было время на весь путь: { $days }.
funnel-unripe = { $n ->
    [one] Ещё { $n } вошёл позже: он не отказался, у него не было времени.
    [few] Ещё { $n } вошли позже: они не отказались, у них не было времени.
   *[many] Ещё { $n } вошли позже: они не отказались, у них не было времени.
}
funnel-days = { $n ->
    [one] { $n } день
    [few] { $n } дня
   *[many] { $n } дней
}
funnel-from = С
funnel-to = По
funnel-period = Период
funnel-last-year = Год
funnel-last-quarter = 3 месяца
funnel-last-month = 30 дней
funnel-print = { $company }. { $of }
funnel-print-filter = { $label }: { $value }
funnel-print-number = № { $id }
funnel-stages = По этапам
funnel-stages-hidden = Когорты, у которых было время дойти. Часть сделок увидели только проигранными, и на каком этапе, неизвестно: доли этапов показаны с границами, точна только сквозная.
funnel-stages-note = Когорты, у которых было время дойти. Если перемножить доли этапов, сквозная выйдет почти точно: у каждого этапа своё время.
funnel-stage = Этап
funnel-stage-lead = Лид
funnel-stage-qualified = Потенциальный клиент
funnel-stage-meeting = Встреча
funnel-stage-quote = КП
funnel-stage-contract = Договор или счёт
funnel-stage-won = Продажа
funnel-entered = Вошли
funnel-now = Сейчас здесь
funnel-to-next = Дальше прошли
funnel-ripe = Созрело
funnel-of = { $passed } из { $entered }
funnel-interval = Разброс
funnel-doubt = Оговорка
funnel-interval-text = { $share }, в 19 случаях из 20 — { $interval }
funnel-interval-bounds-text = { $share }, в 19 случаях из 20 — { $interval }. Границы { $bounds }: часть сделок увидели уже проигранными.
funnel-legend = Как читать разброс
funnel-legend-share = сосчитано
funnel-legend-likely = в 8 случаях из 10
funnel-legend-interval = в 19 случаях из 20
funnel-legend-bounds = границы: часть сделок увидели уже проигранными, точнее сказать нельзя
funnel-few = Мало данных: { $n }. Судить рано, нужно { $enough }.
funnel-bounds = Точнее сказать нельзя, доля от { $low } до { $high }: { $n ->
    [one] { $n } сделку увидели только проигранной.
    [few] { $n } сделки увидели только проигранными.
   *[many] { $n } сделок увидели только проигранными.
}
funnel-unlinked = { $n ->
    [one] { $n } лид не связан со сделкой, которой стал.
    [few] { $n } лида не связаны со сделками, которыми стали.
   *[many] { $n } лидов не связаны со сделками, которыми стали.
}
funnel-end-to-end = Сквозная
funnel-by-person = По менеджерам
funnel-by-source = По источникам
funnel-by-line = По направлениям
funnel-by-note = Сквозная конверсия с разбросом, общая шкала до { $most }. Если отрезки перекрываются, разница может быть случайной.
funnel-name = Имя
funnel-nobody = Не указано
funnel-sales = Продажи
funnel-sales-text = { $n ->
    [1] Выиграна { $n } сделка на { $sum }{ $repeat ->
        [0] .
       *[other] , повторная.
    }
    [one] Выиграна { $n } сделка на { $sum }, из них повторных { $repeat }.
    [few] Выиграно { $n } сделки на { $sum }, из них повторных { $repeat }.
   *[many] Выиграно { $n } сделок на { $sum }, из них повторных { $repeat }.
}
funnel-sales-none = За этот период ничего не выиграно.
funnel-average = Средний чек
funnel-average-between = Среднее, в 19 случаях из 20
funnel-median = Половина продаж не дороже
funnel-middle = 8 из 10 продаж
funnel-average-repeat = Средний чек повторной
funnel-range = { $low } – { $high }
funnel-n-sales = { $n ->
    [one] по { $n } продаже
   *[other] по { $n } продажам
}
funnel-response = Первый ответ
funnel-response-text = Половине новых лидов отвечают за { $median }, за час — { $hour }.
funnel-response-never = Больше половины новых лидов остались без ответа.
funnel-response-note = Ответ — первое действие того, чей это лид. Время рабочее: с 9 до 18 по календарю компании.
funnel-response-n = Лидов
funnel-response-median = Половине отвечает за
funnel-response-hour = За час
funnel-response-none = Без ответа
funnel-losses = Почему проигрываем
funnel-losses-none = За этот период ничего не проиграно.
funnel-reason = Причина
funnel-lost = Сделок
funnel-no-reason = Причина не указана
funnel-source-of = Откуда число
funnel-h-window = Вошли на этап
funnel-h-counted = Созрело и сосчитано
funnel-h-passed = Из них прошли
funnel-h-horizon = Срок созревания
funnel-h-horizon-is = Откуда срок
funnel-h-unripe = Ещё не созрели
funnel-h-unknown = Путь неизвестен
funnel-h-likely = В 8 случаях из 10
funnel-h-interval = В 19 случаях из 20
funnel-h-bounds = Границы
funnel-horizon-given = задан
funnel-horizon-measured = за него проходят 9 из 10 тех, кто вообще проходит
funnel-horizon-capped = обычный срок длиннее года, ждём год: доля занижена, кто-то ещё пройдёт
funnel-horizon-shortened = старше ничего нет: доля занижена, кто-то ещё пройдёт
funnel-horizon-nobody_passed = ещё никто не прошёл, ждём год
funnel-show-entered = Показать вошедших на этап
funnel-show-won = Показать выигранные
funnel-pick = Нажмите на число с точками: здесь появится, из чего оно состоит.

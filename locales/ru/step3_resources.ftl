# Шаг 3: ресурсы.

step3-title = Хватит ли ресурсов
step3-column-resource = Ресурс
step3-column-need = Нужно
step3-column-supply = Есть
step3-column-deficit = Не хватает
step3-leads = { $name }: { $stage }
step3-time = Время менеджеров
step3-source = { $name }: { $leads } по { $price }
step3-sources-cost = Сначала дешёвые: { $sources }; всего { $cost }
step3-bottleneck = Узкое место: { $resource }
step3-enough = Ресурсов на период хватает
step3-newcomers = { $n ->
    [one] Чтобы хватило времени, нужен ещё { $n } новичок
    [few] Чтобы хватило времени, нужны ещё { $n } новичка
   *[many] Чтобы хватило времени, нужно ещё { $n } новичков
}
step3-no-newcomers = Новички в этом периоде уже не помогут
step3-in-period = Считается то, что начнётся в этом периоде; остальное уже начато (задел)
step3-tight-week = { $week }: работы на { $need }, а времени { $supply }

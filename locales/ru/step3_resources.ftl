# Шаг 3: ресурсы.

step3-title = Хватит ли ресурсов
step3-column-resource = Ресурс
step3-column-need = Нужно
step3-column-supply = Есть
step3-column-deficit = Не хватает
step3-leads = { $stage } для «{ $name }»
step3-time = Время людей
step3-source = { $name }: { $leads } по { $price }
step3-sources-cost = Источники, сначала дешёвые: { $sources }; всего { $cost }
step3-bottleneck = Узкое место: { $resource }
step3-enough = Всего хватает
step3-newcomers = { $n ->
    [one] Времени хватит с ещё { $n } новичком
   *[other] Времени хватит с ещё { $n } новичками
}
step3-no-newcomers = Новички за этот период времени не добавят
step3-in-period = Считается то, что начнётся в этом периоде; остальное уже в работе (задел)

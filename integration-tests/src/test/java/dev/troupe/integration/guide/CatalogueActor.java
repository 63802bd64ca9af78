package dev.troupe.integration.guide;

import dev.troupe.Actor;
import dev.troupe.ActorException;
import java.util.ArrayList;
import java.util.List;

@Actor
public final class CatalogueActor implements Catalogue {

    private final List<Lot> lots = new ArrayList<>();

    @Override
    public int add(Lot lot) {
        lots.add(lot);
        return lots.size();
    }

    @Override
    public List<Lot> find(String word, int limit) {
        return lots.stream()
                .filter(lot -> lot.title().contains(word))
                .limit(limit)
                .toList();
    }

    @Override
    public void withdraw(int number) {
        if (number > lots.size()) {
            throw new ActorException("no_such_lot", "There is no lot " + number);
        }
        lots.remove(number - 1);
    }
}

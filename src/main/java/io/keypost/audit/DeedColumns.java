package io.keypost.audit;

import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.ImplicitBasicColumnNameSource;
import org.hibernate.boot.model.source.spi.AttributePath;
import org.springframework.boot.orm.jpa.hibernate.SpringImplicitNamingStrategy;
import org.springframework.stereotype.Component;

/** Names the columns of a {@link Deed} after the attribute that holds it, so that an entity may hold several. */
@Component
class DeedColumns extends SpringImplicitNamingStrategy {

    private static final long serialVersionUID = 1L;

    @Override
    public Identifier determineBasicColumnName(ImplicitBasicColumnNameSource source) {
        var path = source.getAttributePath();
        return isOfDeed(path)
                ? toIdentifier(path.getParent().getProperty() + "_" + path.getProperty(), source.getBuildingContext())
                : super.determineBasicColumnName(source);
    }

    private static boolean isOfDeed(AttributePath path) {
        return path.getParent() != null
                && (path.getProperty().equals("by") || path.getProperty().equals("at"));
    }
}

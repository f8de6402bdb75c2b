/**
 * Where (市区街社网格): areas of several trees with their history, shapes, dwellings, and how many people there are.
 *
 * <p>An {@link org.linli.territory.Area} is established by an {@link org.linli.territory.AreaPlan}: in an
 * {@link org.linli.territory.AreaTree}, at an {@link org.linli.territory.AreaLevel}, by a {@link org.linli.territory.DivisionCode}
 * where it has one. It is renamed, redrawn, merged, split, revoked, and what it was stays known. Its
 * {@link org.linli.territory.AreaShape} comes in as {@link org.linli.territory.GeoJson} in a declared
 * {@link org.linli.territory.Datum}; areas that stand side by side do not overlap. A published
 * {@link org.linli.territory.DivisionList} is taken over whole.
 *
 * <p>A {@link org.linli.territory.Dwelling} stands in a community and a grid; a {@link org.linli.territory.Tenure} says who owns,
 * rents or lives in it, on what {@link org.linli.territory.EvidenceGrade}; a {@link org.linli.territory.Roll} counts them as of a
 * date. A {@link org.linli.territory.Population} holds each {@link org.linli.territory.PopulationBase} with its source: without one
 * there is no figure per resident.
 *
 * <p>Everything goes through the {@link org.linli.territory.TerritoryDesk}, whose rules say no with a
 * {@link org.linli.territory.TerritoryReason}. The {@link org.linli.territory.TerritoryRegister} makes the
 * {@link org.linli.territory.Territory} that rules cite, and an {@link org.linli.territory.AreaIndex} finds what a point lies in.
 *
 * <p>Floor 2: depends on {@code org.linli.basics} and {@code org.linli.trace}.
 */
@NullMarked
package org.linli.territory;

import org.jspecify.annotations.NullMarked;
